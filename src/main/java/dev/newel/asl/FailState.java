package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Ends its flow in failure.
 *
 * @see <a href="https://states-language.net/spec.html#fail-state">States Language, Fail</a>
 */
public record FailState(String name, Part error, Part cause) implements State {

  /** What the execution fails with; absent where the state does not say. */
  public record Failure(@Nullable String error, @Nullable String cause) {}

  /** Error or Cause, as a text or as an expression for one. At most one of them is there. */
  record Part(String field, @Nullable String text, @Nullable ValueExpression expression) {

    static Part parse(Fields fields, String name) {
      String pathName = name + "Path";
      fields.allowOneOf(name, pathName);
      return new Part(pathName, fields.text(name), fields.expression(pathName));
    }

    @Nullable String value(Json input, Scope scope) {
      if (expression == null) {
        return text;
      }
      JsonNode value = expression.evaluate(input.node(), scope);
      if (!value.isTextual()) {
        throw StateException.runtime(
            Messages.parameter(
                field, "does not reference a string value", expression.text(), value));
      }
      return value.textValue();
    }
  }

  static FailState parse(String name, Fields fields) {
    return new FailState(name, Part.parse(fields, "Error"), Part.parse(fields, "Cause"));
  }

  @Override
  public String type() {
    return "Fail";
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  public Failure failure(Json input, Scope scope) {
    return new Failure(error.value(input, scope), cause.value(input, scope));
  }
}
