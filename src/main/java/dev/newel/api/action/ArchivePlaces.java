package dev.newel.api.action;

import dev.newel.interpreter.model.start.ExecutionKey;
import org.jspecify.annotations.Nullable;

/** Says where executions are that were kept long enough. */
@FunctionalInterface
public interface ArchivePlaces {

  /** They are gone. */
  ArchivePlaces NONE = execution -> null;

  /** A URI; null where nothing is archived. */
  @Nullable String of(ExecutionKey execution);
}
