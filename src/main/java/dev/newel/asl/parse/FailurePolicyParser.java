package dev.newel.asl.parse;

import dev.newel.asl.Catcher;
import dev.newel.asl.DataFlow;
import dev.newel.asl.FailurePolicy;
import dev.newel.asl.Retrier;
import dev.newel.asl.data.ErrorName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads Retry and Catch. */
final class FailurePolicyParser {

  private static final int MAXIMUM = 99_999_999;

  /** AWS's bound: below a leap year. */
  private static final int MAXIMUM_DELAY = 31_622_399;

  private FailurePolicyParser() {}

  static FailurePolicy parse(Fields fields) {
    List<Fields> retriers = fields.objects("Retry");
    List<Fields> catchers = fields.objects("Catch");
    return new FailurePolicy(
        retriers.stream().map(retrier -> retrier(retrier, isLast(retrier, retriers))).toList(),
        catchers(catchers));
  }

  private static List<Catcher> catchers(List<Fields> all) {
    List<Catcher> catchers = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      catchers.add(catcher(all.get(i), i, i == all.size() - 1));
    }
    return List.copyOf(catchers);
  }

  private static boolean isLast(Fields one, List<Fields> all) {
    return one == all.get(all.size() - 1);
  }

  private static Retrier retrier(Fields fields, boolean isLast) {
    List<String> errorEquals = errorEquals(fields, isLast);
    Integer interval = fields.integer("IntervalSeconds", 0, MAXIMUM);
    Integer attempts = fields.integer("MaxAttempts", 0, MAXIMUM);
    Double rate = fields.number("BackoffRate", 1.0);
    Integer maxDelay = fields.integer("MaxDelaySeconds", 1, MAXIMUM_DELAY);
    String jitter = fields.word("JitterStrategy", List.of("FULL", "NONE"));
    fields.text("Comment");
    fields.refuseOthers();
    return new Retrier(
        errorEquals,
        Objects.requireNonNullElse(interval, 1),
        Objects.requireNonNullElse(attempts, 3),
        Objects.requireNonNullElse(rate, 2.0),
        maxDelay,
        jitter == null ? Retrier.Jitter.NONE : Retrier.Jitter.valueOf(jitter));
  }

  private static Catcher catcher(Fields fields, int index, boolean isLast) {
    List<String> errorEquals = errorEquals(fields, isLast);
    fields.require("Next");
    String next = Objects.requireNonNullElse(fields.target("Next"), "");
    DataFlow data =
        fields.usesJsonata()
            ? new JsonataFields(fields, "Catch[" + index + "]/").errorFlow()
            : new PathFields(fields).errorFlow();
    fields.text("Comment");
    fields.refuseOthers();
    return new Catcher(errorEquals, next, data);
  }

  private static List<String> errorEquals(Fields fields, boolean isLast) {
    fields.require("ErrorEquals");
    fields.refuseEmpty("ErrorEquals");
    List<String> names = fields.texts("ErrorEquals");
    int all = names.indexOf(ErrorName.ALL);
    if (all >= 0 && (names.size() > 1 || !isLast)) {
      fields.problem("ErrorEquals[" + all + "]", "States.ALL must appear alone and at end of list");
    }
    return List.copyOf(names);
  }
}
