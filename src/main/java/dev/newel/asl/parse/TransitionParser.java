package dev.newel.asl.parse;

import dev.newel.asl.Transition;
import java.util.List;

/** Reads Next and End. */
final class TransitionParser {

  private TransitionParser() {}

  static Transition parse(Fields fields) {
    String next = fields.target("Next");
    boolean end = Boolean.TRUE.equals(fields.flag("End"));
    if (end && fields.has("Next")) {
      fields.allowOneOf("Next", "End");
    } else if (!end && !fields.has("Next")) {
      fields.hasNoneOf(List.of("Next", "End"));
    }
    return next == null ? new Transition.End() : new Transition.Next(next);
  }
}
