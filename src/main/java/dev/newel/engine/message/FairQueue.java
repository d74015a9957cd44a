package dev.newel.engine.message;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Work of many owners, of which little is under way at a time: what one asks for without end keeps
 * neither the event loop nor the other owners, whose work comes in turn. For one event loop.
 *
 * @param <O> what owners are told apart by
 */
public final class FairQueue<O> {

  private final int most;

  /** Owners with work that waits, in the order of their turns. */
  private final Map<O, Queue<Supplier<Future<?>>>> waiting = new LinkedHashMap<>();

  private int underWay;
  private boolean running;

  /**
   * @param most how much may be under way
   */
  public FairQueue(int most) {
    this.most = most;
  }

  /**
   * Has work begun, at once or later.
   *
   * @param work tells when it is over; that it has failed is its own affair
   */
  public void add(O owner, Supplier<Future<?>> work) {
    waiting.computeIfAbsent(owner, none -> new ArrayDeque<>()).add(work);
    run();
  }

  /** Work may end while it begins, so this is a loop and does not call itself. */
  private void run() {
    if (running) {
      return;
    }
    running = true;
    try {
      while (underWay < most && !waiting.isEmpty()) {
        begin(next());
      }
    } finally {
      running = false;
    }
  }

  private Supplier<Future<?>> next() {
    Iterator<Map.Entry<O, Queue<Supplier<Future<?>>>>> turns = waiting.entrySet().iterator();
    Map.Entry<O, Queue<Supplier<Future<?>>>> first = turns.next();
    O owner = first.getKey();
    Queue<Supplier<Future<?>>> works = first.getValue();
    turns.remove();
    Supplier<Future<?>> work = works.remove();
    if (!works.isEmpty()) {
      waiting.put(owner, works);
    }
    return work;
  }

  private void begin(Supplier<Future<?>> work) {
    underWay++;
    work.get()
        .onComplete(
            done -> {
              underWay--;
              run();
            });
  }
}
