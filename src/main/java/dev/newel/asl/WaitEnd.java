package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.ReferencePath;
import java.time.Instant;
import java.util.Optional;

/** The four ways to say how long a Wait state waits. */
sealed interface WaitEnd {

  /**
   * When the wait ends.
   *
   * @param input after InputPath
   */
  Instant of(Json input, Scope scope, Instant enteredAt);

  record After(long seconds) implements WaitEnd {
    @Override
    public Instant of(Json input, Scope scope, Instant enteredAt) {
      return enteredAt.plusSeconds(seconds);
    }
  }

  record AfterPath(ReferencePath path) implements WaitEnd {

    @Override
    public Instant of(Json input, Scope scope, Instant enteredAt) {
      JsonNode value = path.evaluate(input.node(), scope);
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw failure("cannot be parsed as a long value", value);
      }
      if (value.longValue() < 0) {
        throw failure("references a negative value", value);
      }
      // far beyond what a wait may last, and still in reach of an Instant
      return enteredAt.plusSeconds(Math.min(value.longValue(), 1L << 32));
    }

    private StateException failure(String complaint, JsonNode value) {
      return StateException.runtime(
          Messages.parameter("SecondsPath", complaint, path.text(), value));
    }
  }

  record At(Instant time) implements WaitEnd {
    @Override
    public Instant of(Json input, Scope scope, Instant enteredAt) {
      return time;
    }
  }

  record AtPath(ReferencePath path) implements WaitEnd {
    @Override
    public Instant of(Json input, Scope scope, Instant enteredAt) {
      JsonNode value = path.evaluate(input.node(), scope);
      return Timestamp.of(value)
          .orElseThrow(
              () ->
                  StateException.runtime(
                      Messages.parameter(
                          "TimestampPath",
                          "does not reference a valid ISO-8601 extended offset date-time format"
                              + " string",
                          path.text(),
                          value)));
    }
  }

  static WaitEnd parse(Fields fields) {
    fields.requireOneOf("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    fields.allowOneOf("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    Integer seconds = fields.integer("Seconds", 0, TaskDeadline.MAXIMUM);
    ReferencePath secondsPath = fields.referencePath("SecondsPath");
    ReferencePath timestampPath = fields.referencePath("TimestampPath");
    Optional<Instant> time = timestamp(fields);
    if (secondsPath != null) {
      return new AfterPath(secondsPath);
    }
    if (timestampPath != null) {
      return new AtPath(timestampPath);
    }
    if (time.isPresent()) {
      return new At(time.get());
    }
    return new After(seconds == null ? 0 : seconds);
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
