package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Frame;

/**
 * How states are run that run flows themselves, each in a frame of its own.
 *
 * @param <S> the type of state
 */
public interface ParentRunner<S extends State> extends StateRunner<S> {

  /** A branch or an iteration came to its end; it is marked as done already. */
  void finished(Step step, Frame parent, S state, Frame child, Json output);

  /** A branch or an iteration failed. */
  default void failed(Step step, Frame parent, Frame child) {}

  /** The execution is redriven, and all that has begun and is not done goes on. */
  default void resumed(Step step, Frame parent, S state) {}

  /**
   * A branch or an iteration is aborted, as another one failed.
   *
   * @param lastEvent of the child
   */
  default void aborted(Step step, Frame parent, Frame child, long lastEvent) {}
}
