package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/** TimeoutSeconds or HeartbeatSeconds of a Task state, each with a Path form. */
sealed interface TaskDeadline {

  /** AWS's bound, in seconds; also what a task without a TimeoutSeconds gets there. */
  int MAXIMUM = 99_999_999;

  /** Null where the state sets none. */
  @Nullable Long seconds(Json input, Scope scope);

  record None() implements TaskDeadline {
    @Override
    public @Nullable Long seconds(Json input, Scope scope) {
      return null;
    }
  }

  record Fixed(long seconds) implements TaskDeadline {
    @Override
    public Long seconds(Json input, Scope scope) {
      return seconds;
    }
  }

  /**
   * The value that a path leads to.
   *
   * @param field the field's name, for messages
   */
  record At(String field, ReferencePath path) implements TaskDeadline {
    @Override
    public Long seconds(Json input, Scope scope) {
      JsonNode value = path.evaluate(input.node(), scope);
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw StateException.runtime(
            Messages.parameter(field, "cannot be parsed as a long value", path.text(), value));
      }
      if (value.longValue() <= 0) {
        throw StateException.runtime(
            Messages.parameter(field, "references a non-positive value", path.text(), value));
      }
      return Math.min(value.longValue(), MAXIMUM);
    }
  }

  static TaskDeadline parse(Fields fields, String name) {
    String pathName = name + "Path";
    fields.allowOneOf(name, pathName);
    Integer seconds = fields.integer(name, 1, MAXIMUM);
    ReferencePath path = fields.referencePath(pathName);
    if (path != null) {
      return new At(pathName, path);
    }
    return seconds == null ? new None() : new Fixed(seconds);
  }
}
