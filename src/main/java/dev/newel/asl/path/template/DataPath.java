package dev.newel.asl.path.template;

import dev.newel.asl.Expression;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;

/**
 * InputPath or OutputPath: the part of the data that goes on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html">InputPath</a>
 */
public sealed interface DataPath {

  Json select(Json data, Scope scope);

  /** Absent or {@code $}: the same data, its text untouched. */
  record Whole() implements DataPath {
    @Override
    public Json select(Json data, Scope scope) {
      return data;
    }
  }

  /** JSON null: an empty object instead of the data. */
  record Nothing() implements DataPath {
    @Override
    public Json select(Json data, Scope scope) {
      return Json.EMPTY_OBJECT;
    }
  }

  record Part(Expression path) implements DataPath {
    @Override
    public Json select(Json data, Scope scope) {
      return Json.of(path.evaluate(data.node(), scope));
    }
  }

  /** The part that a path leads to. */
  static DataPath of(Expression path) {
    return path.text().equals("$") ? new Whole() : new Part(path);
  }
}
