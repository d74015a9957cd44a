package dev.newel.asl;

import dev.newel.asl.path.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * InputPath or OutputPath: the part of the data that goes on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html">InputPath</a>
 */
sealed interface DataPath {

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

  record Part(ValueExpression path) implements DataPath {
    @Override
    public Json select(Json data, Scope scope) {
      return Json.of(path.evaluate(data.node(), scope));
    }
  }

  static DataPath parse(Fields fields, String name) {
    if (fields.isNull(name)) {
      return new Nothing();
    }
    @Nullable ValueExpression path = fields.path(name);
    return path == null || path.text().equals("$") ? new Whole() : new Part(path);
  }
}
