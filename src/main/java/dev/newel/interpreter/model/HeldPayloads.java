package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How much the frames of an execution hold of payloads, in characters. One that several frames have
 * counts once, as it is kept once; the execution's own input does not count, as it is kept anyway.
 */
final class HeldPayloads {

  private final Json input;
  private final @Nullable HeldPayloads base;

  /** By how many frames each is held; over a base, by how many more or less; null for none. */
  private @Nullable IdentityHashMap<Json, Integer> frames;

  private long characters;

  /** Of an execution without frames. */
  HeldPayloads(Json input) {
    this.input = input;
    this.base = null;
  }

  /** Lies over what frames held before, and leaves that as it was. */
  HeldPayloads(HeldPayloads base) {
    this.input = base.input;
    this.base = base;
    this.characters = base.characters;
  }

  long characters() {
    return characters;
  }

  /** By how much it would grow if one more frame held a payload. */
  long growthBy(Json payload) {
    return count(payload) > 0 || isFree(payload) ? 0 : payload.text().length();
  }

  /** A frame takes the place of another; null for none. */
  void replace(@Nullable Frame old, @Nullable Frame now) {
    if (old == null || now == null || !holdSame(old, now)) {
      PayloadChange.forEach(old, this::drop);
      PayloadChange.forEach(now, this::hold);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a turn hands on what it does not change
  private static boolean holdSame(Frame one, Frame other) {
    return one.input() == other.input()
        && one.output() == other.output()
        && arguments(one) == arguments(other);
  }

  private static @Nullable Json arguments(Frame frame) {
    Pending pending = frame.pending();
    return pending == null ? null : pending.arguments();
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean isFree(Json payload) {
    return payload == input;
  }

  /** Short ones are not worth being told apart. */
  private static boolean isShort(Json payload) {
    return payload.text().length() < Payloads.SHARED_CHARS;
  }

  private int count(Json payload) {
    int own = frames == null ? 0 : frames.getOrDefault(payload, 0);
    return base == null ? own : own + base.count(payload);
  }

  private void hold(Json payload) {
    if (!isFree(payload) && (isShort(payload) || add(payload, 1) == 1)) {
      characters += payload.text().length();
    }
  }

  private void drop(Json payload) {
    if (!isFree(payload) && (isShort(payload) || add(payload, -1) == 0)) {
      characters -= payload.text().length();
    }
  }

  /** By how many frames it is held then. */
  private int add(Json payload, int more) {
    if (frames == null) {
      frames = new IdentityHashMap<>(2);
    }
    frames.merge(payload, more, (one, other) -> one + other == 0 ? null : one + other);
    return count(payload);
  }
}
