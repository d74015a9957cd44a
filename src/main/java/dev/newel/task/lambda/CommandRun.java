package dev.newel.task.lambda;

import dev.newel.asl.data.Json;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.task.TaskTrace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a command that is a function. It blocks its thread. */
final class CommandRun {

  /** Of what a command says of its failure. */
  private static final int MOST_MESSAGE_BYTES = 4_096;

  private static final String TRACE_VARIABLE = "_X_AMZN_TRACE_ID";

  private static final String EXIT_ERROR = "Runtime.ExitError";

  private CommandRun() {}

  static CallResult of(Invocation invocation, FunctionTarget.Command command)
      throws IOException, InterruptedException, ExecutionException {
    Process process = builder(invocation, command).start();
    try {
      int most = invocation.call().mostBytes();
      CompletableFuture<byte[]> output = read(process.getInputStream(), most + 1);
      CompletableFuture<byte[]> message = read(process.getErrorStream(), MOST_MESSAGE_BYTES);
      give(process, Json.write(invocation.payload()));
      long deadline = System.nanoTime() + invocation.call().timeout().toNanos();
      byte[] result = output.get(invocation.call().timeout().toNanos(), TimeUnit.NANOSECONDS);
      if (result.length > most) {
        return invocation.tooLarge();
      }
      if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      return process.exitValue() == 0
          ? invocation.returned(text(result))
          : invocation.failed(
              EXIT_ERROR,
              "The command ended with status %d: %s"
                  .formatted(process.exitValue(), text(message.get())));
    } catch (TimeoutException e) {
      return invocation.failed("Sandbox.Timedout", "The command took too long");
    } finally {
      process.destroyForcibly();
    }
  }

  /** A trace stands where functions in Lambda look for it. */
  private static ProcessBuilder builder(Invocation invocation, FunctionTarget.Command command) {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    NameValue.find(invocation.call().headers(), TaskTrace.XRAY)
        .ifPresent(trace -> builder.environment().put(TRACE_VARIABLE, trace));
    return builder;
  }

  /** Who does not read its input has closed it, which is no fault. */
  private static void give(Process process, String payload) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(payload.getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // its output tells what came of it
    }
  }

  private static CompletableFuture<byte[]> read(InputStream stream, int most) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return stream.readNBytes(most);
          } catch (IOException ended) {
            return new byte[0];
          }
        },
        task -> {
          Thread thread = new Thread(task, "newel-command-output");
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
