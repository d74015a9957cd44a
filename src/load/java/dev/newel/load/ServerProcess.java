package dev.newel.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Newel in a process of its own. */
final class ServerProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MS = 50;
  private static final Pattern LISTENING = Pattern.compile("Listening on http://[^\\s\"]*?:(\\d+)");

  /** A heap that neither grows nor shrinks, so that its size is no part of the noise. */
  private static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

  private final Process newel;
  private final Path output;
  private int port;

  private ServerProcess(Process newel, Path output) {
    this.newel = newel;
    this.output = output;
  }

  /**
   * Starts a Newel at a free port.
   *
   * @param settings that are not the default ones, by the names of their variables
   */
  static ServerProcess launch(String classPath, Map<String, String> settings, Path folder)
      throws IOException {
    Path output = folder.resolve("output.txt");
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                JVM_OPTIONS.stream(),
                Stream.of("-cp", classPath, "dev.newel.Main"))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NEWEL_"));
    builder.environment().put("NEWEL_HTTP_PORT", "0");
    builder.environment().putAll(settings);
    return new ServerProcess(builder.start(), output);
  }

  void awaitListening() throws IOException, InterruptedException {
    long givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < givenUpAt) {
      boolean ended = newel.waitFor(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
      Matcher listening = LISTENING.matcher(Files.readString(output));
      if (listening.find()) {
        port = Integer.parseInt(listening.group(1));
        return;
      }
      if (ended) {
        break;
      }
    }
    throw new IOException("Newel does not start: " + Files.readString(output));
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  ProcessHandle handle() {
    return newel.toHandle();
  }

  /** User and system time of a process so far. */
  static Duration cpuOf(ProcessHandle process) throws IOException {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IOException("no CPU time of process " + process.pid()));
  }

  /** Tells it to end, without waiting for it. */
  void stop() {
    newel.destroy();
  }

  void awaitEnd() throws IOException, InterruptedException {
    if (!newel.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      newel.destroyForcibly();
      throw new IOException("Newel does not stop; what it has printed is in " + output);
    }
  }
}
