package dev.newel.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.console.peer.Neighbours;
import dev.newel.console.read.ExecutionRow;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings what was committed, here or at another instance, to those who watch it. While nobody does
 * a commit costs a look at a flag, and no call of the store; nothing of it is in the commit itself.
 *
 * <p>An instance with viewers tells the others what they watch, and again as long as they do; who
 * commits tells those instances. Hints may be lost: who watches looks for himself now and then.
 */
public final class LiveHub implements TurnWatch {

  private static final String WATCH = "watch";
  private static final String HINT = "hint";
  private static final long TELL_AGAIN_MS = 5_000;

  private final Vertx vertx;
  private final Context context;
  private final Neighbours neighbours;
  private final Watchers watchers = new Watchers();
  private final HintOutbox outbox;
  private final Map<String, Set<Consumer<Hint>>> viewers = new HashMap<>();
  private final long timer;

  /**
   * @param context where all of it happens, but for the look of a commit
   */
  public LiveHub(Vertx vertx, Context context, Neighbours neighbours) {
    this.vertx = vertx;
    this.context = context;
    this.neighbours = neighbours;
    this.outbox = new HintOutbox(vertx, this::pass);
    neighbours.on(WATCH, this::heard);
    neighbours.on(HINT, message -> show(Hint.parse(message)));
    timer = vertx.setPeriodic(TELL_AGAIN_MS, again -> context.runOnContext(here -> tellAgain()));
  }

  private void tellAgain() {
    watchers.tidy(now());
    tell(viewers.keySet());
  }

  /** Tells the others no more. */
  public void close() {
    vertx.cancelTimer(timer);
  }

  /** Leases of those who watch are for a while from when they were heard of, and no more. */
  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public void committed(Turn turn, boolean begins) {
    if (!watchers.isAnybody()) {
      return;
    }
    ExecutionStart start = turn.execution().start();
    if (start.isMapRun()) {
      return; // no execution to the users
    }
    String execution = WatchKey.execution(start.key());
    if (watchers.watch(execution)) {
      add(Hint.of(execution));
    }
    boolean isOther = begins || turn.isRedrive() || turn.ending() != null;
    if (isOther) {
      addRow(WatchKey.list(start.list()), turn);
      if (start.part() == null) {
        addRow(WatchKey.all(start.key().home()), turn);
      }
    }
  }

  private void addRow(String key, Turn turn) {
    if (watchers.watch(key)) {
      ObjectNode row = ExecutionRow.of(turn.execution().start(), turn.progress());
      add(new Hint(key, List.of(row), false));
    }
  }

  private void add(Hint hint) {
    context.runOnContext(here -> outbox.add(hint));
  }

  /** To the viewers of this instance at once, and to the others. */
  private void pass(Hint hint) {
    show(hint);
    for (String instance : watchers.of(hint.key(), now())) {
      if (!instance.equals(neighbours.self())) {
        neighbours.tell(instance, HINT, hint.toJson());
      }
    }
  }

  private void show(Hint hint) {
    Set.copyOf(viewers.getOrDefault(hint.key(), Set.of())).forEach(each -> each.accept(hint));
  }

  private void heard(ObjectNode message) {
    String instance = message.path("from").asText();
    for (JsonNode key : message.path("keys")) {
      watchers.heard(instance, key.asText(), now());
    }
  }

  private void tell(Set<String> keys) {
    if (!keys.isEmpty()) {
      ObjectNode message = JsonNodeFactory.instance.objectNode();
      ArrayNode told = message.putArray("keys");
      keys.forEach(told::add);
      neighbours.tellAll(WATCH, message);
    }
  }

  /**
   * Watches something.
   *
   * @param viewer told on the event loop of this hub
   */
  void watch(String key, Consumer<Hint> viewer) {
    context.runOnContext(
        here -> {
          // at once, and not by a message that may be late
          watchers.heard(neighbours.self(), key, now());
          if (viewers.computeIfAbsent(key, first -> new HashSet<>()).add(viewer)) {
            tell(Set.of(key));
          }
        });
  }

  void leave(String key, Consumer<Hint> viewer) {
    context.runOnContext(
        here -> {
          Set<Consumer<Hint>> those = viewers.getOrDefault(key, Set.of());
          those.remove(viewer);
          if (those.isEmpty()) {
            viewers.remove(key);
          }
        });
  }

  /** What was told meanwhile was missed: everybody looks, and tells the others again. */
  public void storeIsBack() {
    context.runOnContext(
        here -> {
          tell(viewers.keySet());
          Set.copyOf(viewers.keySet()).forEach(key -> show(new Hint(key, List.of(), true)));
        });
  }
}
