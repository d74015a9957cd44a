package dev.newel.engine.definition;

import io.vertx.core.Future;

/**
 * Brings what a definition refers to into memory before it is parsed, as parsing blocks an event
 * loop.
 */
@FunctionalInterface
public interface Preparation {

  /** For definitions that refer to nothing. */
  Preparation NONE = definition -> Future.succeededFuture();

  /** Prepares for a definition, which may be wrong in any way. */
  Future<Void> of(String definition);
}
