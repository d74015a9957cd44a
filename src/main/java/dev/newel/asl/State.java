package dev.newel.asl;

import dev.newel.asl.data.StateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of a flow, with all its expressions compiled. Immutable; its methods depend on nothing
 * but their arguments, and throw {@link StateException} where the state fails.
 *
 * @see <a href="https://states-language.net/spec.html#states-fields">States Language, States</a>
 */
public sealed interface State
    permits PassState,
        TaskState,
        ChoiceState,
        WaitState,
        SucceedState,
        FailState,
        ParallelState,
        MapState {

  String name();

  /** What becomes of a failure; null for a type of state that has neither Retry nor Catch. */
  default @Nullable FailurePolicy failurePolicy() {
    return null;
  }

  /** The flows that stand inside the state. */
  default List<Flow> flows() {
    return List.of();
  }

  /**
   * The flow of a branch or an iteration.
   *
   * @throws IllegalStateException for a type of state that runs no flows
   */
  default Flow flow(int index) {
    throw new IllegalStateException("state '" + name() + "' runs no flows");
  }
}
