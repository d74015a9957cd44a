package dev.newel.simulation;

import dev.newel.engine.status.StatusChange;
import dev.newel.engine.status.StatusListener;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Hears of status changes at an instance. While things go wrong, it often does not. */
record StatusEar(World world, Instance instance) implements StatusListener {

  private static final int HEARS_NOT = 4;

  @Override
  public String name() {
    return "judge";
  }

  @Override
  public Future<Void> tell(StatusChange change) {
    Promise<Void> told = Promise.promise();
    boolean hears = !world.isFaulty() || !world.chance().oneIn(HEARS_NOT);
    world
        .timeline()
        .after(
            world.chance().hop(true),
            () -> {
              if (hears) {
                world.heardOf(change.start().key(), change.status());
              }
              if (instance.isDead()) {
                return;
              } else if (hears) {
                told.complete();
              } else {
                told.fail("not heard");
              }
            });
    return told.future();
  }
}
