package dev.newel.asl.path.template;

import dev.newel.asl.DataFlow;
import dev.newel.asl.Expression;
import dev.newel.asl.Json;
import dev.newel.asl.Scope;
import dev.newel.asl.StateOutput;
import org.jspecify.annotations.Nullable;

/**
 * The data flow of JSONPath.
 *
 * @param arguments Parameters
 */
public record PathDataFlow(
    DataPath inputPath,
    @Nullable Expression arguments,
    @Nullable Expression resultSelector,
    ResultPath resultPath,
    DataPath outputPath)
    implements DataFlow {

  @Override
  public Json effectiveInput(Json input, Scope scope) {
    return inputPath.select(input, scope);
  }

  @Override
  public Json arguments(Json input, Scope scope) {
    return applied(arguments, effectiveInput(input, scope), scope);
  }

  /** ResultPath combines the result with the raw input, as it was before InputPath. */
  @Override
  public StateOutput output(Json input, Json result, Scope scope) {
    Json selected = applied(resultSelector, result, scope);
    return StateOutput.of(outputPath.select(resultPath.place(input, selected, scope), scope));
  }

  private static Json applied(@Nullable Expression template, Json data, Scope scope) {
    return template == null ? data : Json.of(template.evaluate(data.node(), scope));
  }
}
