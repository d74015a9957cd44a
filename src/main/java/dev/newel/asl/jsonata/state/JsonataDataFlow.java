package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.DataFlow;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data flow of JSONata. What it has no template for is as AWS has it: the arguments are the
 * input, and the output is what the state ends with.
 *
 * @param outcome what Output and Assign see beside the input
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step
 *     Functions, transforming data with JSONata</a>
 */
public record JsonataDataFlow(
    @Nullable Template arguments,
    @Nullable Template output,
    @Nullable Template assign,
    Outcome outcome)
    implements DataFlow {

  /** What a state ends with. */
  public enum Outcome {
    /** Nothing of its own. */
    NONE,
    /** The result of its work. */
    RESULT,
    /** An error that is caught. */
    ERROR
  }

  @Override
  public Json effectiveInput(Json input, Scope scope) {
    return input;
  }

  @Override
  public String argumentsField() {
    return "Arguments";
  }

  @Override
  public Json arguments(Json input, Scope scope) {
    return arguments == null
        ? input
        : scope.saw(DataStep.ARGUMENTS, Json.of(arguments.evaluate(input.node(), scope)));
  }

  /** Both are evaluated on what stood when the state was entered. */
  @Override
  public StateOutput output(Json input, Json result, Scope scope) {
    if (output == null && assign == null) {
      return StateOutput.of(ending(input, result));
    }
    StatesVariable states = states(input, result, scope);
    Json data = output == null ? ending(input, result) : Json.of(output.evaluate(states));
    return new StateOutput(data, assigned(states));
  }

  private Json ending(Json input, Json result) {
    return outcome == Outcome.NONE ? input : result;
  }

  private StatesVariable states(Json input, Json result, Scope scope) {
    return switch (outcome) {
      case NONE -> StatesVariable.of(input.node(), scope);
      case RESULT -> StatesVariable.of(input.node(), "result", result.node(), scope);
      case ERROR -> StatesVariable.of(input.node(), "errorOutput", result.node(), scope);
    };
  }

  private Map<String, JsonNode> assigned(StatesVariable states) {
    if (assign == null) {
      return Map.of();
    }
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    assign
        .evaluate(states)
        .properties()
        .forEach(field -> assigned.put(field.getKey(), field.getValue()));
    return assigned;
  }
}
