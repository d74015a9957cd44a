package dev.newel.ops;

import dev.newel.store.Store;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Looks twice a second how full the store is, at the cost of one call. */
public final class PressureWatch extends VerticleBase {

  private static final long INTERVAL_MS = 500;

  private final Store store;
  private final Pressure pressure;
  private boolean isOver;

  public PressureWatch(Store store, Pressure pressure) {
    this.store = store;
    this.pressure = pressure;
  }

  @Override
  public Future<?> start() {
    return look();
  }

  /** A store that does not answer is as full as it was: what it is asked for fails by itself. */
  private Future<Double> look() {
    return store
        .fill()
        .otherwise(failed -> pressure.storeFill())
        .onSuccess(pressure::look)
        .onComplete(looked -> lookLater());
  }

  private void lookLater() {
    if (!isOver) {
      vertx.setTimer(INTERVAL_MS, again -> look());
    }
  }

  @Override
  public Future<?> stop() {
    isOver = true;
    return Future.succeededFuture();
  }
}
