package dev.newel.engine.status;

import io.vertx.core.Future;

/**
 * Somebody who is told of status changes, at least once of each, on the event loop of an engine.
 */
public interface StatusListener {

  /** What the entries of the outbox call it: the same in all instances, and without blanks. */
  String name();

  /**
   * Tells of a change.
   *
   * @return done when it is known of; where it fails, it is told again later, perhaps by another
   *     instance
   */
  Future<Void> tell(StatusChange change);
}
