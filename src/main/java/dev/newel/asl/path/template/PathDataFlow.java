package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data flow of JSONPath.
 *
 * @param arguments Parameters
 * @param assign what the state's variables become, made of its result; null where it sets none
 */
public record PathDataFlow(
    DataPath inputPath,
    @Nullable Expression arguments,
    @Nullable Expression resultSelector,
    ResultPath resultPath,
    DataPath outputPath,
    @Nullable Expression assign)
    implements DataFlow {

  /** The same with another Assign. */
  public PathDataFlow assigning(@Nullable Expression other) {
    return new PathDataFlow(inputPath, arguments, resultSelector, resultPath, outputPath, other);
  }

  @Override
  public Json effectiveInput(Json input, Scope scope) {
    return scope.saw(DataStep.INPUT_PATH, inputPath.select(input, scope));
  }

  @Override
  public String argumentsField() {
    return "Parameters";
  }

  @Override
  public Json arguments(Json input, Scope scope) {
    return scope.saw(DataStep.PARAMETERS, applied(arguments, effectiveInput(input, scope), scope));
  }

  /** ResultPath combines the result with the raw input, as it was before InputPath. */
  @Override
  public StateOutput output(Json input, Json result, Scope scope) {
    Json selected = scope.saw(DataStep.RESULT_SELECTOR, applied(resultSelector, result, scope));
    Json placed = scope.saw(DataStep.RESULT_PATH, resultPath.place(input, selected, scope));
    return new StateOutput(outputPath.select(placed, scope), assigned(result, scope));
  }

  /** There is nothing to select from, and nothing to place. */
  @Override
  public StateOutput passOn(Json input, Json effective, Scope scope) {
    return new StateOutput(outputPath.select(effective, scope), assigned(effective, scope));
  }

  /** Of the result as it came, before ResultSelector. */
  private Map<String, JsonNode> assigned(Json result, Scope scope) {
    if (assign == null) {
      return Map.of();
    }
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    assign
        .evaluate(result.node(), scope)
        .properties()
        .forEach(field -> assigned.put(field.getKey(), field.getValue()));
    return assigned;
  }

  private static Json applied(@Nullable Expression template, Json data, Scope scope) {
    return template == null ? data : Json.of(template.evaluate(data.node(), scope));
  }
}
