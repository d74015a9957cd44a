package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;

/**
 * How the states of one type are run. Has no state of its own.
 *
 * @param <S> the type
 */
public interface StateRunner<S extends State> {

  StateEvents events();

  /** Runs a state that was entered, as far as it goes by itself. */
  void run(Step step, Frame frame, S state);

  /** Goes on as the deadline has passed that the state has set. */
  default void due(Step step, Frame frame, S state) {
    throw new IllegalStateException(
        "frame " + frame.id() + " in phase " + frame.phase() + " has no deadline");
  }

  /**
   * Says that the state is aborted, as another flow beside it has failed.
   *
   * @param last the newest event of the frame
   * @return the newest event then
   */
  default long abort(Step step, Frame frame, S state, long last) {
    EventType aborted = events().aborted();
    return aborted == null ? last : step.turn().append(aborted, last);
  }

  /** Takes back what the state has asked the world for: nobody waits for it any more. */
  default void withdraw(Step step, Frame frame, S state) {}
}
