package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a turn changes of the large payloads of its execution: the same, however often asked. */
public final class PayloadChange {

  private static final PayloadChange NOTHING =
      new PayloadChange(new Payloads(Json.NULL, Map.of(), List.of()), Map.of(), Map.of());

  /** By how many frames more or less each is held. */
  private final IdentityHashMap<Json, Integer> balance = new IdentityHashMap<>(2);

  private final Payloads base;
  private final IdentityHashMap<Json, Integer> numbers = new IdentityHashMap<>(2);
  private final Map<Integer, Json> added = new LinkedHashMap<>(2);
  private final List<Integer> dropped = new ArrayList<>(1);

  /**
   * Goes over what a turn has changed, where that can have changed anything.
   *
   * @param frames of the execution before the turn
   */
  static PayloadChange of(
      Payloads base, Map<Integer, Frame> frames, Map<Integer, @Nullable Frame> changes) {
    if (base.isEmpty() && !hasCounted(base, changes.values())) {
      return NOTHING;
    }
    return new PayloadChange(base, frames, changes);
  }

  private static boolean hasCounted(Payloads base, Collection<@Nullable Frame> changed) {
    boolean[] found = new boolean[1];
    Consumer<Json> look = payload -> found[0] |= base.isCounted(payload);
    for (Frame frame : changed) {
      forEach(frame, look);
    }
    return found[0];
  }

  private PayloadChange(
      Payloads base, Map<Integer, Frame> frames, Map<Integer, @Nullable Frame> changes) {
    this.base = base;
    List<Json> met = new ArrayList<>(0);
    changes.forEach(
        (id, frame) -> {
          forEach(frames.get(id), payload -> count(payload, -1, met));
          forEach(frame, payload -> count(payload, 1, met));
        });
    met.forEach(this::decide);
  }

  /** Goes over each payload that is written with a frame. */
  @SuppressWarnings("ReferenceEquality") // what is the input is only hinted at
  static void forEach(@Nullable Frame frame, Consumer<Json> consumer) {
    if (frame == null) {
      return;
    }
    Json input = frame.input();
    consumer.accept(input);
    Json output = frame.output();
    if (output != null && output != input) {
      consumer.accept(output);
    }
    Pending pending = frame.pending();
    Json arguments = pending == null ? null : pending.arguments();
    if (arguments != null && arguments != input) {
      consumer.accept(arguments);
    }
    for (Json variable : frame.variables().values().values()) {
      if (variable != input) {
        consumer.accept(variable);
      }
    }
  }

  private void count(Json payload, int frames, List<Json> met) {
    if (base.isCounted(payload)) {
      if (!balance.containsKey(payload)) {
        met.add(payload);
      }
      balance.merge(payload, frames, Integer::sum);
    }
  }

  /** In the order in which they were met, so that each gets the same number every time. */
  private void decide(Json payload) {
    Integer number = base.number(payload);
    int frames = base.frames(payload) + balance.getOrDefault(payload, 0);
    if (number == null && Payloads.isWorthANumber(payload, frames)) {
      int next = base.lastNumber() + added.size() + 1;
      added.put(next, payload);
      numbers.put(payload, next);
    } else if (number != null && frames <= 0) {
      dropped.add(number);
    }
  }

  /**
   * The number of a payload once the turn stands; null for one that is written where it is used.
   */
  public @Nullable String name(Json payload) {
    Integer added = numbers.get(payload);
    Integer number = added == null ? base.number(payload) : added;
    return number == null ? null : number.toString();
  }

  /** What is held from now on, by number. */
  public Map<Integer, Json> added() {
    return added;
  }

  /** The numbers of what no frame holds any more. */
  public List<Integer> dropped() {
    return dropped;
  }

  IdentityHashMap<Json, Integer> balance() {
    return balance;
  }
}
