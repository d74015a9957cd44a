package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The large payloads that an execution's frames hold, each under a number, so that a store keeps it
 * once however many frames have it, and only for as long as one has. Payloads are told apart by
 * identity, as a turn hands on what it does not change. The execution's own input is none of them:
 * it is kept anyway.
 */
public final class Payloads {

  /**
   * From this length on it costs Redis less to keep a payload under a number than to write it with
   * its frame each time, as it is with a task, three times (measured: the same at about 4,000).
   */
  public static final int LARGE_CHARS = 4_096;

  /** From this length on, where several frames hold it. */
  public static final int SHARED_CHARS = 256;

  /** A payload that is kept, and how many frames hold it. */
  private static final class Use {
    private final int number;
    private int frames;

    Use(int number) {
      this.number = number;
    }
  }

  private final Json input;
  private final IdentityHashMap<Json, Use> uses = new IdentityHashMap<>(2);
  private int lastNumber;
  private long characters;

  /**
   * Those of an execution as a store has it.
   *
   * @param input of the execution
   * @param numbered what the store has under numbers
   */
  Payloads(Json input, Map<Integer, Json> numbered, Collection<Frame> frames) {
    this.input = input;
    numbered.forEach(this::keep);
    for (Frame frame : frames) {
      PayloadChange.forEach(
          frame,
          payload -> {
            Use use = uses.get(payload);
            if (use != null) {
              use.frames++;
            }
          });
    }
  }

  private void keep(int number, Json payload) {
    uses.put(payload, new Use(number));
    characters += payload.text().length();
    lastNumber = Math.max(lastNumber, number);
  }

  boolean isEmpty() {
    return uses.isEmpty();
  }

  int lastNumber() {
    return lastNumber;
  }

  /** The number of a payload; null for one that is not kept under one. */
  @Nullable Integer number(Json payload) {
    Use use = uses.get(payload);
    return use == null ? null : use.number;
  }

  /** How long they are together. */
  long characters() {
    return characters;
  }

  int frames(Json payload) {
    Use use = uses.get(payload);
    return use == null ? 0 : use.frames;
  }

  /** Whether it has a number, or might get one. */
  @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
  boolean isCounted(Json payload) {
    return payload != input
        && (payload.text().length() >= SHARED_CHARS || uses.containsKey(payload));
  }

  /** Whether a payload that has no number yet is to get one. */
  static boolean isWorthANumber(Json payload, int frames) {
    return frames > 1 || (frames == 1 && payload.text().length() >= LARGE_CHARS);
  }

  void apply(PayloadChange change) {
    change.added().forEach(this::keep);
    change
        .balance()
        .forEach(
            (payload, frames) -> {
              Use use = uses.get(payload);
              if (use != null) {
                use.frames += frames;
                if (use.frames <= 0) {
                  uses.remove(payload);
                  characters -= payload.text().length();
                }
              }
            });
  }
}
