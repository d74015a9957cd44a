package dev.newel.asl;

import java.util.ArrayList;
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

  static ParallelState parse(String name, Fields fields) {
    fields.require("Branches");
    fields.refuseEmpty("Branches");
    List<Flow> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branches.add(FlowParser.parseNested(branch));
    }
    return new ParallelState(
        name,
        List.copyOf(branches),
        DataFlow.parse(fields),
        FailurePolicy.parse(fields),
        Transition.parse(fields));
  }

  @Override
  public String type() {
    return "Parallel";
  }

  @Override
  public boolean isTerminal() {
    return transition instanceof Transition.End;
  }

  /** The input of every branch. */
  public Json arguments(Json input, Scope scope) {
    return data.arguments(input, scope);
  }

  /**
   * The state's own output.
   *
   * @param results an array of the branches' outputs, in the order of the branches
   */
  public Json output(Json input, Json results, Scope scope) {
    return data.output(input, results, scope);
  }
}
