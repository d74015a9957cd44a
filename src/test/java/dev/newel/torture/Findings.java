package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a run came to, to be read by people. */
final class Findings {

  private Findings() {}

  /** A line of figures. */
  static String summary(Evidence evidence) {
    long handOuts =
        evidence.fates().stream().mapToLong(fate -> fate.all("ActivityStarted").size()).sum();
    long timedOut =
        evidence.fates().stream().mapToLong(fate -> fate.all("ActivityTimedOut").size()).sum();
    long cutOff =
        evidence.all(Deed.Stop.class).stream()
            .filter(stop -> stop.error().equals(Evidence.CUT_OFF))
            .count();
    return "executions %s, hand-outs %d, calls %d, call-backs %s, tasks timed out %d, cut off %d, polls %s, answers %s"
        .formatted(
            counts(evidence.fates(), Fate::status),
            handOuts,
            evidence.all(Deed.Call.class).size(),
            counts(evidence.all(Deed.CallBack.class), it -> it.outcome().name()),
            timedOut,
            cutOff,
            counts(evidence.all(Deed.Poll.class), poll -> poll.end().name()),
            counts(evidence.all(Deed.Answer.class), it -> it.turn() + " " + it.outcome()));
  }

  private static <T> Map<String, Long> counts(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
  }

  /** The violations, each with the history that it is in and what was done about it. */
  static String report(Evidence evidence, List<Violation> violations) {
    StringBuilder text = new StringBuilder(summary(evidence)).append('\n');
    for (Violation violation : violations) {
      text.append('\n').append(violation).append('\n');
      for (Fate fate : evidence.fates()) {
        if (fate.arn().equals(violation.where())) {
          text.append("  ").append(fate.description()).append('\n');
          fate.events().forEach(event -> text.append("  ").append(event).append('\n'));
          deeds(evidence, fate).forEach(deed -> text.append("  ").append(deed).append('\n'));
        }
      }
    }
    return text.toString();
  }

  private static List<Deed> deeds(Evidence evidence, Fate fate) {
    List<String> names =
        fate.all("ActivityStarted").stream().map((JsonNode event) -> Fate.worker(event)).toList();
    return evidence.deeds().stream()
        .filter(
            deed ->
                deed.toString().contains(fate.arn())
                    || names.stream().anyMatch(name -> deed.toString().contains("=" + name + ",")))
        .toList();
  }
}
