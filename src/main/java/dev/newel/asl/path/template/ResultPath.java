package dev.newel.asl.path.template;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.path.ReferencePath;

/**
 * Where a state's result goes in the input that it came in with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html">ResultPath</a>
 */
public sealed interface ResultPath {

  Json place(Json input, Json result, Scope scope);

  /** Absent or {@code $}: the result stands in for the input, its text untouched. */
  record Replace() implements ResultPath {
    @Override
    public Json place(Json input, Json result, Scope scope) {
      return result;
    }
  }

  /** JSON null: the input goes on as if there had been no result. */
  record Discard() implements ResultPath {
    @Override
    public Json place(Json input, Json result, Scope scope) {
      return input;
    }
  }

  record Insert(ReferencePath path) implements ResultPath {
    @Override
    public Json place(Json input, Json result, Scope scope) {
      return Json.of(path.write(input.node(), result.node(), scope));
    }
  }

  /** The place that a path names. */
  static ResultPath of(ReferencePath path) {
    return path.text().equals("$") ? new Replace() : new Insert(path);
  }
}
