package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.newel.process.NewelApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An orderly stop: nobody is left waiting, nothing is left running, nothing is lost. */
class StopIT {

  private static final int SIGINT = 2;
  private static final int POLLS = 20;
  private static final String AUDIT = " audit: {";
  private static final Duration STOP = Duration.ofSeconds(10);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void shouldStopInOrderOnASignal(String signal, int exitCode) throws Exception {
    assumeThat(signal.equals("INT") && ignoresInterrupts())
        .as("a build in the background ignores Ctrl-C, and so does all that it starts")
        .isFalse();
    Path data = folder.resolve("data");
    String execution;
    Map<String, String> audited =
        Map.of("NEWEL_DATA_DIR", data.toString(), "NEWEL_AUDIT_CALLS", "changes");
    try (NewelProcess newel = NewelProcess.start(data, audited)) {
      NewelApi api = newel.api();
      String activity = api.createActivity("idle");
      execution = api.start(api.createMachine("waiting", Definitions.waiting(3)), "over-it");
      AtomicInteger again = new AtomicInteger();
      List<CompletableFuture<Answer>> polls =
          IntStream.range(0, POLLS)
              .mapToObj(
                  i ->
                      api.sendPoll(activity)
                          .whenComplete((answer, gone) -> again(api, activity, again)))
              .toList();
      await().until(() -> EmbeddedRedisOf.waitingInstances(data, "idle") == 1);

      long from = System.nanoTime();
      newel.signal(signal);
      CompletableFuture.allOf(polls.toArray(CompletableFuture[]::new)).join();
      Duration answered = Duration.ofNanos(System.nanoTime() - from);
      int code = newel.awaitExit();
      Duration stopped = Duration.ofNanos(System.nanoTime() - from);

      System.out.printf("polls answered in %s, stopped in %s%n", answered, stopped);
      assertThat(polls).allSatisfy(poll -> assertThat(poll.join().status()).isEqualTo(200));
      assertThat(polls).allSatisfy(poll -> assertThat(poll.join().body()).isEmpty());
      assertThat(answered).isLessThan(Duration.ofSeconds(2));
      assertThat(stopped).isLessThan(STOP);
      assertThat(code).isEqualTo(exitCode);
      assertThat(data.resolve("redis.pid")).doesNotExist();
      assertThat(newel.output().lines().filter(line -> !line.contains(AUDIT)))
          .noneMatch(line -> line.matches(".*(Exception|\tat |WARN|SEVERE|error).*"));
      assertThat(newel.output().lines().filter(line -> line.contains(AUDIT)))
          .as("lines of the polls that were answered as it stopped")
          .filteredOn(line -> line.contains("\"action\":\"GetActivityTask\""))
          .hasSizeGreaterThanOrEqualTo(POLLS);
    }
    try (NewelProcess newel = NewelProcess.startOn(data)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> newel.api().status(execution).equals("SUCCEEDED"));
      History.of(newel.api(), execution).assertWhole();
    }
  }

  /** A shell has its background jobs ignore SIGINT, and their children inherit that. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) >> (SIGINT - 1) & 1) == 1;
  }

  /** Workers poll again at once when they get nothing. */
  private static void again(NewelApi api, String activity, AtomicInteger times) {
    if (times.incrementAndGet() <= POLLS) {
      var unused = api.sendPoll(activity);
    }
  }
}
