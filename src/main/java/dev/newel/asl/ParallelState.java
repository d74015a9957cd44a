package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import java.util.List;

/**
 * Runs flows side by side, each with the same input, and gathers their outputs in order.
 *
 * @see <a href="https://states-language.net/spec.html#parallel-state">States Language, Parallel</a>
 */
public record ParallelState(
    String name,
    List<Flow> branches,
    DataFlow data,
    FailurePolicy failurePolicy,
    Transition transition)
    implements State {

  @Override
  public List<Flow> flows() {
    return branches;
  }

  @Override
  public Flow flow(int index) {
    return branches.get(index);
  }

  /** The input of every branch. */
  public Json arguments(Json input, Scope scope) {
    return data.arguments(input, scope);
  }
}
