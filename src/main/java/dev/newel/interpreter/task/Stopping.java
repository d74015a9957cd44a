package dev.newel.interpreter.task;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.BegunWork;
import org.jspecify.annotations.Nullable;

/** How work is stopped that a call has begun. */
@FunctionalInterface
public interface Stopping {

  /** Nothing stops it. */
  Stopping NONE = work -> null;

  /** The arguments of what stops the work, which are few: they stand in the outbox. */
  @Nullable Json arguments(BegunWork work);
}
