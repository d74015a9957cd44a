package dev.newel.ops.metrics;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;

/** Measures how late an event loop comes to what it has to do: each that this is deployed on. */
final class LoopProbe extends VerticleBase {

  private static final long INTERVAL_MS = 250;

  private final Times lag;

  LoopProbe(Times lag) {
    this.lag = lag;
  }

  @Override
  public Future<?> start() {
    look();
    return Future.succeededFuture();
  }

  /** One timer after the other: a periodic one would come in a row after a pause. */
  private void look() {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MS);
    vertx.setTimer(
        INTERVAL_MS,
        timer -> {
          lag.record(System.nanoTime() - due);
          look();
        });
  }
}
