package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Ends its flow in failure.
 *
 * @param data of the state, which has no fields for it: it goes by its whole input
 * @param error null where the state does not say
 * @param cause likewise
 * @see <a href="https://states-language.net/spec.html#fail-state">States Language, Fail</a>
 */
public record FailState(
    String name, DataFlow data, @Nullable Computed<String> error, @Nullable Computed<String> cause)
    implements State {

  /** What the flow fails with; absent where the state does not say. */
  public record Failure(@Nullable String error, @Nullable String cause) {}

  public Failure failure(Json input, Scope scope) {
    Json effective = data.effectiveInput(input, scope);
    return new Failure(
        error == null ? null : error.value(effective, scope),
        cause == null ? null : cause.value(effective, scope));
  }
}
