package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.interpreter.model.Frame;

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

  /** Takes back what the state has asked the world for: nobody waits for it any more. */
  default void withdraw(Step step, Frame frame, S state) {}
}
