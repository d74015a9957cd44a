package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;
import java.util.List;

/**
 * Where an execution goes when a state has failed for good.
 *
 * @param data makes the input of the next state from that of the failed one and the error output
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states">Fallback
 *     states</a>
 */
public record Catcher(List<String> errorEquals, String next, DataFlow data) {

  /**
   * Whether it is for an error.
   *
   * @param names all names that the error answers to
   */
  public boolean matches(List<String> names) {
    return ErrorEquals.match(errorEquals, names);
  }

  /**
   * What the failed state leaves behind.
   *
   * @param input of the state that failed, before its InputPath
   * @param errorOutput an object with Error and Cause
   */
  public StateOutput output(Json input, Json errorOutput, Scope scope) {
    return data.output(input, errorOutput, scope);
  }
}
