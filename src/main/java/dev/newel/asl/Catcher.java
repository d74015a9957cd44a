package dev.newel.asl;

import java.util.List;
import java.util.Objects;

/**
 * Where an execution goes when a state has failed for good.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states">Fallback
 *     states</a>
 */
public record Catcher(List<String> errorEquals, String next, ResultPath resultPath) {

  static Catcher parse(Fields fields, boolean isLast) {
    List<String> errorEquals = ErrorEquals.parse(fields, isLast);
    fields.require("Next");
    String next = Objects.requireNonNullElse(fields.target("Next"), "");
    ResultPath resultPath = ResultPath.parse(fields);
    fields.text("Comment");
    fields.refuseOthers();
    return new Catcher(errorEquals, next, resultPath);
  }

  /**
   * Whether it is for an error.
   *
   * @param names all names that the error answers to
   */
  public boolean matches(List<String> names) {
    return ErrorEquals.match(errorEquals, names);
  }

  /**
   * The input of the next state.
   *
   * @param input of the state that failed, before its InputPath
   * @param errorOutput an object with Error and Cause
   */
  public Json output(Json input, Json errorOutput, Scope scope) {
    return resultPath.place(input, errorOutput);
  }
}
