package dev.newel.interpreter.task;

import dev.newel.interpreter.model.event.EventType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history event of a task, before it has its place in the history.
 *
 * @param values of the type's fields, in their order
 */
public record TaskEvent(EventType type, List<@Nullable Object> values) {

  static TaskEvent of(EventType type, @Nullable Object... values) {
    return new TaskEvent(type, Arrays.asList(values));
  }
}
