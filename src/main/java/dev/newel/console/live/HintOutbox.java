package dev.newel.console.live;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Passes hints on: of each key the first one at once, and what follows within a moment as one. For
 * one event loop.
 */
final class HintOutbox {

  /** However fast an execution goes, nobody needs to look more often. */
  private static final long PAUSE_MS = 50;

  private final Vertx vertx;
  private final Consumer<Hint> next;

  /** What has come since the last hint of its key. */
  private final Map<String, Pause> pauses = new HashMap<>();

  private static final class Pause {
    private boolean isEmpty = true;
    private Hint merged;

    Pause(Hint first) {
      merged = first;
    }

    void add(Hint hint) {
      merged = isEmpty ? hint : merged.and(hint);
      isEmpty = false;
    }
  }

  /**
   * @param next takes what is passed on
   */
  HintOutbox(Vertx vertx, Consumer<Hint> next) {
    this.vertx = vertx;
    this.next = next;
  }

  void add(Hint hint) {
    Pause pause = pauses.get(hint.key());
    if (pause == null) {
      pass(hint);
    } else {
      pause.add(hint);
    }
  }

  private void pass(Hint hint) {
    Pause pause = new Pause(hint);
    pauses.put(hint.key(), pause);
    vertx.setTimer(PAUSE_MS, over -> end(hint.key(), pause));
    next.accept(hint);
  }

  private void end(String key, Pause pause) {
    pauses.remove(key);
    if (!pause.isEmpty) {
      pass(pause.merged);
    }
  }
}
