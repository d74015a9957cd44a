package dev.newel.asl;

/** Where an execution goes after a state has succeeded. */
public sealed interface Transition {

  record Next(String state) implements Transition {}

  record End() implements Transition {}

  static Transition parse(Fields fields) {
    String next = fields.target("Next");
    boolean end = Boolean.TRUE.equals(fields.flag("End"));
    if (end && fields.has("Next")) {
      fields.allowOneOf("Next", "End");
    } else if (!end && !fields.has("Next")) {
      fields.problem("There must be one of the following fields: [Next, End]");
    }
    return next == null ? new End() : new Next(next);
  }
}
