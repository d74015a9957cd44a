package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Hands its input on, or a fixed result.
 *
 * @param result null where the arguments are the result
 * @see <a href="https://states-language.net/spec.html#pass-state">States Language, Pass</a>
 */
public record PassState(String name, DataFlow data, @Nullable Json result, Transition transition)
    implements State {

  static PassState parse(String name, Fields fields) {
    JsonNode result = fields.value("Result");
    return new PassState(
        name,
        DataFlow.parseWithoutSelector(fields),
        result == null ? null : Json.of(result),
        Transition.parse(fields));
  }

  @Override
  public String type() {
    return "Pass";
  }

  @Override
  public boolean isTerminal() {
    return transition instanceof Transition.End;
  }

  public Json output(Json input, Scope scope) {
    Json made = result == null ? data.arguments(input, scope) : result;
    return data.output(input, made, scope);
  }
}
