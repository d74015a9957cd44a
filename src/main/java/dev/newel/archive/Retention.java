package dev.newel.archive;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long executions are kept after their end.
 *
 * @param usual of those that no rule is for
 * @param rules the first one that a machine's name fits is its own
 */
public record Retention(Duration usual, List<Rule> rules) {

  /**
   * How long those of some machines are kept.
   *
   * @param machines what fits their whole names
   */
  public record Rule(Pattern machines, Duration kept) {}

  /** Of a machine, by its name. */
  Duration of(String machine) {
    for (Rule rule : rules) {
      if (rule.machines().matcher(machine).matches()) {
        return rule.kept();
      }
    }
    return usual;
  }

  /** None is removed before. */
  Duration shortest() {
    return Stream.concat(Stream.of(usual), rules.stream().map(Rule::kept))
        .min(Comparator.naturalOrder())
        .orElse(usual);
  }
}
