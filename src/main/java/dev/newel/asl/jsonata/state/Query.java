package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.jsonata.Causes;
import dev.newel.asl.jsonata.Jsonata;
import dev.newel.asl.jsonata.value.JsonataException;
import java.util.Set;

/**
 * An expression where it stands in a state.
 *
 * @param field the way to it from the state, as {@code Output/items[0]}
 */
public record Query(Jsonata expression, String field, boolean needsContext) {

  /** An expression in a field. */
  public static Query of(Jsonata expression, String field) {
    boolean needsContext =
        expression.usesWholeStates() || expression.statesFields().contains("context");
    return new Query(expression, field, needsContext);
  }

  /** The names of the variables that it reads, without {@code $}. */
  public Set<String> variables() {
    return expression.variables();
  }

  /** The value of an expression that sees the state's input, and no result. */
  JsonNode evaluate(JsonNode input, Scope scope) {
    return evaluate(StatesVariable.of(input, scope));
  }

  /**
   * The value.
   *
   * @throws StateException {@code States.QueryEvaluationError} if there is none
   */
  JsonNode evaluate(StatesVariable states) {
    JsonNode value;
    try {
      value = expression.evaluate(states.globals(needsContext), states.allowance());
      states.size().add(value);
    } catch (JsonataException e) {
      throw failure(Causes.failed(expression.text(), field, e), states.lacksAny(variables()));
    }
    if (value.isMissingNode()) {
      throw failure(Causes.undefined(expression.text(), field), states.lacksAny(variables()));
    }
    return value;
  }

  /** A value that the field cannot take. */
  StateException unexpected(String expected, JsonNode value) {
    return failure(Causes.unexpected(expression.text(), field, expected, value), false);
  }

  /** A value of the right type that the field cannot take. */
  StateException refused(JsonNode value, String complaint) {
    return failure(Causes.refused(expression.text(), field, value, complaint), false);
  }

  private StateException failure(String cause, boolean lacksVariable) {
    return StateException.evaluation(cause, field, lacksVariable);
  }
}
