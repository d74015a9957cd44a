package dev.newel.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a reader of a result has to know before comparing it with another one. */
record Circumstances(Map<String, Object> byName) {

  /** Those that two results may differ in and still be compared. */
  private static final Set<String> FREE = Set.of("date", "commit", "errors");

  /**
   * The circumstances of this run.
   *
   * @param redis which one it was
   */
  static Circumstances of(LoadOptions options, String redis, Errors errors) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("commit", commit());
    all.put("java", Runtime.version().toString());
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    all.put("instances", options.instances());
    all.put("redis", redis);
    all.put("sides", options.sides().stream().map(Side::name).toList().toString());
    all.put("rounds", options.rounds());
    all.put("secondsPerRound", options.round().toSeconds());
    all.put("secondsOfWarmUp", options.warmUp().toSeconds());
    all.put("idlePolls", options.idlePolls());
    all.put("errors", errors.count());
    return new Circumstances(all);
  }

  /** What stands in the way of a comparison with an earlier result, a line for each. */
  List<String> differencesFrom(Circumstances kept) {
    return byName.keySet().stream()
        .filter(name -> !FREE.contains(name))
        .filter(name -> !text(name).equals(kept.text(name)))
        .map(name -> "%s: %s, kept: %s".formatted(name, text(name), kept.text(name)))
        .toList();
  }

  private String text(String name) {
    return byName.getOrDefault(name, "not known").toString();
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
