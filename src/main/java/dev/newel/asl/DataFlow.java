package dev.newel.asl;

import dev.newel.asl.path.PayloadTemplate;
import org.jspecify.annotations.Nullable;

/**
 * How a state with a result makes its arguments from its input, and its output from both.
 *
 * @param arguments Parameters
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html">Processing
 *     input and output</a>
 */
record DataFlow(
    DataPath inputPath,
    @Nullable PayloadTemplate arguments,
    @Nullable PayloadTemplate resultSelector,
    ResultPath resultPath,
    DataPath outputPath) {

  /** InputPath alone, which the state's own paths start from. */
  Json effectiveInput(Json input, Scope scope) {
    return inputPath.select(input, scope);
  }

  Json arguments(Json input, Scope scope) {
    return applied(arguments, effectiveInput(input, scope), scope);
  }

  /** ResultPath combines the result with the raw input, as it was before InputPath. */
  Json output(Json input, Json result, Scope scope) {
    Json selected = applied(resultSelector, result, scope);
    return outputPath.select(resultPath.place(input, selected), scope);
  }

  private static Json applied(@Nullable PayloadTemplate template, Json data, Scope scope) {
    return template == null ? data : Json.of(template.apply(data.node(), scope));
  }

  /** For Task and Parallel. */
  static DataFlow parse(Fields fields) {
    return parse(fields, fields.template("Parameters"), fields.template("ResultSelector"));
  }

  /** For Pass, whose result is not a service's and so is not selected from. */
  static DataFlow parseWithoutSelector(Fields fields) {
    return parse(fields, fields.template("Parameters"), null);
  }

  /** For Map, whose templates make the input of each item. */
  static DataFlow parseWithoutArguments(Fields fields) {
    return parse(fields, null, fields.template("ResultSelector"));
  }

  private static DataFlow parse(
      Fields fields, @Nullable PayloadTemplate arguments, @Nullable PayloadTemplate selector) {
    return new DataFlow(
        DataPath.parse(fields, "InputPath"),
        arguments,
        selector,
        ResultPath.parse(fields),
        DataPath.parse(fields, "OutputPath"));
  }
}
