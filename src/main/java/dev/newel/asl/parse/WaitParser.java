package dev.newel.asl.parse;

import dev.newel.asl.Computed;
import dev.newel.asl.TaskState;
import dev.newel.asl.Timestamp;
import dev.newel.asl.WaitState;
import dev.newel.asl.path.ReferencePath;
import dev.newel.asl.path.template.ComputedByPath;
import java.time.Instant;
import java.util.Optional;

/** Reads Wait states, which say in one of four ways how long they wait. */
final class WaitParser {

  private WaitParser() {}

  static WaitState parse(String name, Fields fields) {
    return new WaitState(
        name,
        end(fields),
        new PathFields(fields).dataFlowWithoutResult(),
        TransitionParser.parse(fields));
  }

  private static WaitState.End end(Fields fields) {
    fields.requireOneOf("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    fields.allowOneOf("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    PathFields paths = new PathFields(fields);
    Integer seconds = fields.integer("Seconds", 0, TaskState.MAXIMUM_SECONDS);
    ReferencePath secondsPath = paths.referencePath("SecondsPath");
    ReferencePath timestampPath = paths.referencePath("TimestampPath");
    Optional<Instant> time = timestamp(fields);
    if (secondsPath != null) {
      return new WaitState.End.After(ComputedByPath.seconds("SecondsPath", secondsPath));
    } else if (timestampPath != null) {
      return new WaitState.End.At(ComputedByPath.time("TimestampPath", timestampPath));
    } else if (time.isPresent()) {
      return new WaitState.End.At(Computed.fixed(time.get()));
    }
    return new WaitState.End.After(Computed.fixed(seconds == null ? 0 : seconds.longValue()));
  }

  private static Optional<Instant> timestamp(Fields fields) {
    String text = fields.text("Timestamp");
    if (text == null) {
      return Optional.empty();
    }
    Optional<Instant> time = Timestamp.parse(text);
    if (time.isEmpty()) {
      fields.problem(
          "Timestamp", "Value is not a valid ISO-8601 extended offset date-time format string");
    }
    return time;
  }
}
