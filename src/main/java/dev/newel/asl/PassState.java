package dev.newel.asl;

import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Hands its input on, or a fixed result.
 *
 * @param result null where the arguments are the result
 * @see <a href="https://states-language.net/spec.html#pass-state">States Language, Pass</a>
 */
public record PassState(String name, DataFlow data, @Nullable Json result, Transition transition)
    implements State {

  public StateOutput output(Json input, Scope scope) {
    Json made = result == null ? data.arguments(input, scope) : scope.saw(DataStep.RESULT, result);
    return data.output(input, made, scope);
  }
}
