package dev.newel.engine.message;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * All that waits in one verticle and has its time. Nearly all of it is over long before that: one
 * look at all of it now and then costs less than a timer for each.
 */
public final class Expiries<T extends Expiring> {

  private final long lookMillis;
  private List<T> waiting = new ArrayList<>();

  /**
   * Nothing waits.
   *
   * @param lookMillis by how much earlier than its time is up something may expire
   */
  public Expiries(long lookMillis) {
    this.lookMillis = lookMillis;
  }

  /** Begins to look; in the verticle, with which that ends. */
  public void begin(Vertx vertx) {
    // a timer at a time: after a pause of the process a periodic one would fire in a row, and end
    // what has only just come
    vertx.setTimer(
        lookMillis,
        timer -> {
          begin(vertx);
          look();
        });
  }

  private void look() {
    List<T> due = new ArrayList<>(0);
    waiting.removeIf(one -> one.isOver() || (one.isDue() && due.add(one)));
    due.forEach(Expiring::expire);
  }

  /** Has something expire, unless it is over by then. */
  public void add(T one, long millis) {
    one.waitFor(millis / lookMillis);
    waiting.add(one);
  }

  /** Lets go of everything. */
  List<T> takeAll() {
    List<T> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }
}
