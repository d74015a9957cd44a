package dev.newel.interpreter.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.State;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.Variables;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large variables may be: what one Assign gives, and all that an execution holds.
 *
 * @param assignBytes of UTF-8, for all that one state assigns
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-limits">Limits</a>
 */
record VariableLimit(int assignBytes) {

  /** AWS's 10 MiB, where 256 KiB may be assigned at a time. */
  private static final int ASSIGNS = 40;

  /**
   * What a state assigns. Its values have their texts from here on, so that nothing can go wrong
   * with them after the turn.
   *
   * @throws StateException {@code States.DataLimitExceeded}, if they are too large, or all
   *     variables would be together
   */
  Variables check(State state, Map<String, JsonNode> assigned, Frame frame, Turn turn) {
    if (assigned.isEmpty()) {
      return Variables.NONE;
    }
    Map<String, Json> values = new TreeMap<>();
    assigned.forEach((name, value) -> values.put(name, Json.of(value)));
    Variables variables = Variables.of(values);
    if (variables.bytes() > assignBytes) {
      throw exceeded("The variables that the state '%s' assigns exceed", state);
    }
    long before = frame.variables().bytes();
    long grown = frame.variables().with(variables).bytes() - before;
    if (turn.variableBytes() + grown > (long) ASSIGNS * assignBytes) {
      throw exceeded("With those that the state '%s' assigns, all variables exceed", state);
    }
    return variables;
  }

  private static StateException exceeded(String what, State state) {
    return StateException.bare(
        ErrorName.DATA_LIMIT_EXCEEDED,
        what.formatted(state.name()) + " the maximum number of bytes service limit.");
  }
}
