package dev.newel.engine;

import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Hears of what goes wrong in the engine itself. One execution must not hold up another, so what is
 * thrown goes no further than its mailbox, be it an Error; but where memory is out, nothing can be
 * relied on any more, and whoever runs the process is told by the exception handler of its Vertx.
 */
public final class Faults {

  private static final Logger LOG = System.getLogger(Faults.class.getName());

  private final Vertx vertx;

  /** Tells the Vertx of what it hears. */
  public Faults(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Something was thrown where an execution was worked on.
   *
   * @param failures how often that was so before: only the first time all of it is told
   */
  public void failed(ExecutionKey key, int failures, Throwable fault) {
    if (failures == 0) {
      LOG.log(Level.ERROR, "a turn of " + key + " failed", fault);
    } else {
      LOG.log(
          Level.ERROR, "a turn of " + key + " failed once more, after " + failures + ": " + fault);
    }
    escalate(fault);
  }

  /** What a future failed with: what was thrown there went no further. */
  public void escalate(Throwable fault) {
    if (fault instanceof OutOfMemoryError memoryIsOut) {
      vertx
          .getOrCreateContext()
          .runOnContext(
              nothing -> {
                throw memoryIsOut;
              });
    }
  }
}
