package dev.newel.asl;

import java.util.List;

/**
 * Retry and Catch of a state, in the order in which they are tried.
 *
 * @see <a href="https://states-language.net/spec.html#errors">States Language, Errors</a>
 */
public record FailurePolicy(List<Retrier> retriers, List<Catcher> catchers) {

  static FailurePolicy parse(Fields fields) {
    List<Fields> retriers = fields.objects("Retry");
    List<Fields> catchers = fields.objects("Catch");
    return new FailurePolicy(
        retriers.stream()
            .map(retrier -> Retrier.parse(retrier, isLast(retrier, retriers)))
            .toList(),
        catchers.stream()
            .map(catcher -> Catcher.parse(catcher, isLast(catcher, catchers)))
            .toList());
  }

  private static boolean isLast(Fields one, List<Fields> all) {
    return one == all.get(all.size() - 1);
  }
}
