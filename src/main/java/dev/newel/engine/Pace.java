package dev.newel.engine;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets an event loop see to its connections between turns that cost much. The loop takes up to 64
 * tasks in one go, and a turn may cost tens of milliseconds: forty executions that evaluate as much
 * as they may would keep clients, and the probe for life, waiting for seconds.
 */
public final class Pace {

  /** About ten milliseconds, in steps of evaluation. */
  private static final long STEPS_IN_ONE_GO = 1_000_000;

  /** What is written costs too: about a step for so many characters. */
  private static final int CHARACTERS_PER_STEP = 2;

  private static final long REST_MS = 1;

  private final Vertx vertx;
  private final Deque<Runnable> waiting = new ArrayDeque<>(0);
  private long steps;
  private boolean rests;

  /** The pace of the event loop that it is used on. */
  public Pace(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Does something now, or after a rest where much was done. */
  public void take(Runnable work) {
    if (rests || !waiting.isEmpty()) {
      waiting.add(work);
    } else if (steps < STEPS_IN_ONE_GO) {
      work.run();
    } else {
      waiting.add(work);
      rest();
    }
  }

  private void goOn() {
    rests = false;
    steps = 0;
    while (!waiting.isEmpty() && steps < STEPS_IN_ONE_GO) {
      waiting.remove().run();
    }
    if (!waiting.isEmpty()) {
      rest();
    }
  }

  private void rest() {
    rests = true;
    vertx.setTimer(REST_MS, timer -> goOn());
  }

  /**
   * Takes note of a turn.
   *
   * @param work of its evaluations, in steps
   * @param characters of payloads that it writes
   */
  public void spent(long work, long characters) {
    steps += work + characters / CHARACTERS_PER_STEP;
  }
}
