package dev.newel.archive;

import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;

/** Where executions are written down before they are removed. */
public interface Archive {

  /** Writes nothing. */
  Archive NONE = execution -> Future.succeededFuture();

  /**
   * Writes an execution down, in place of what was written of it before.
   *
   * @return fails where it cannot be written; one that is not there any more needs no writing
   */
  Future<Void> write(ExecutionKey execution);
}
