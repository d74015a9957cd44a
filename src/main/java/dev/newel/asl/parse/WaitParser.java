package dev.newel.asl.parse;

import dev.newel.asl.WaitState;
import dev.newel.asl.data.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Reads Wait states, which say in one of four ways how long they wait. */
final class WaitParser {

  private WaitParser() {}

  static WaitState parse(String name, Fields fields) {
    QueryFields queries = QueryFields.of(fields);
    return new WaitState(
        name, queries.waitEnd(), queries.dataFlowWithoutResult(), TransitionParser.parse(fields));
  }

  /** A time that the definition has. */
  static Optional<Instant> timestamp(Fields fields) {
    String text = fields.text("Timestamp");
    if (text == null) {
      return Optional.empty();
    }
    Optional<Instant> time = Timestamp.parse(text);
    if (time.isEmpty()) {
      fields.problem("Timestamp", "String does not match RFC3339 timestamp");
    }
    return time;
  }
}
