package dev.newel.store.redis;

import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log when Redis begins not to do what it is asked, and when it does again: a line each,
 * however many fail in between. It does again when nothing has failed for a while, as where memory
 * is out some commands still succeed.
 */
final class FailureLog {

  private static final Logger LOG = System.getLogger(FailureLog.class.getName());
  private static final long QUIET_MS = 30_000;

  private final Clock clock;
  private volatile boolean failing;
  private long since;
  private long last;
  private long failures;

  FailureLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * Hears what becomes of something.
   *
   * @param what has been asked of Redis, as a line begins
   */
  <T extends @Nullable Object> Future<T> watch(String what, Future<T> asked) {
    return asked.onComplete(
        (done, cause) -> {
          if (cause != null) {
            failed(what, cause);
          } else if (failing) {
            succeeded();
          }
        });
  }

  private synchronized void failed(String what, Throwable cause) {
    last = clock.millis();
    if (!failing) {
      failing = true;
      since = last;
      failures = 0;
      LOG.log(Level.WARNING, "{0} fails: {1}", what, cause.getMessage());
    }
    failures++;
  }

  private synchronized void succeeded() {
    if (failing && clock.millis() - last >= QUIET_MS) {
      failing = false;
      LOG.log(
          Level.INFO,
          "Redis does again what it is asked, after {0} failures in {1}",
          failures,
          Duration.ofMillis(last - since));
    }
  }
}
