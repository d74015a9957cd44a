package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;

/**
 * How a state makes its arguments from its input, and its output from both. Each query language has
 * its own: InputPath, Parameters, ResultSelector, ResultPath and OutputPath in JSONPath.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html">Processing
 *     input and output</a>
 */
public interface DataFlow {

  /** What the state's own fields are computed from: its input after InputPath. */
  Json effectiveInput(Json input, Scope scope);

  /** The field that says what the state's work is given. */
  String argumentsField();

  /** What the state's work is given. */
  Json arguments(Json input, Scope scope);

  /**
   * What the state leaves behind.
   *
   * @param input as the state was entered with
   * @param result of the state's work
   */
  StateOutput output(Json input, Json result, Scope scope);

  /** What a state leaves behind that has no result of its own. */
  default StateOutput output(Json input, Scope scope) {
    return passOn(input, effectiveInput(input, scope), scope);
  }

  /**
   * The same where the effective input is known.
   *
   * @param effective the {@link #effectiveInput}, which stands in for a result
   */
  default StateOutput passOn(Json input, Json effective, Scope scope) {
    return output(input, effective, scope);
  }
}
