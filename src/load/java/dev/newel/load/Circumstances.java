package dev.newel.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reader of a result has to know before comparing it with another one. */
final class Circumstances {

  private Circumstances() {}

  static Map<String, Object> of(LoadBenchmark.Options options, Errors errors) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("commit", commit());
    all.put("java", Runtime.version().toString());
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    all.put("rounds", options.rounds());
    all.put("secondsPerRound", options.round().toSeconds());
    all.put("secondsOfWarmUp", options.warmUp().toSeconds());
    all.put("idlePolls", options.idlePolls());
    all.put("errors", errors.count());
    return all;
  }

  /** The commit, with a mark if there are changes beside it; empty outside a clone. */
  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
