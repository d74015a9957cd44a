package dev.newel.asl;

import java.util.List;

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

  /** The values of the field Type, in the order in which AWS lists them. */
  List<String> TYPES =
      List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");

  String name();

  /** As in the definition: {@code Pass}, {@code Task} and so on. */
  String type();

  /** Whether a flow can end here, in success or failure. */
  boolean isTerminal();
}
