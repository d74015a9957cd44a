package dev.newel.interpreter.flow;

import dev.newel.interpreter.model.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The events of entering, leaving, aborting and failing a type of state.
 *
 * @param leaving null for a type that is never left
 * @param aborted null for a type that never waits
 * @param failed null for a type whose failure is no event of its own
 */
public record StateEvents(
    EventType entered,
    @Nullable EventType leaving,
    @Nullable EventType aborted,
    @Nullable EventType failed) {

  /** Of a type that never waits. */
  public static StateEvents passing(EventType entered, EventType exited) {
    return new StateEvents(entered, exited, null, null);
  }

  EventType exited() {
    if (leaving == null) {
      throw new IllegalStateException(entered + " has no way out");
    }
    return leaving;
  }
}
