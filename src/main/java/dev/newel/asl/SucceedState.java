package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;

/**
 * Ends its flow in success.
 *
 * @see <a href="https://states-language.net/spec.html#succeed-state">States Language, Succeed</a>
 */
public record SucceedState(String name, DataFlow data) implements State {

  public StateOutput output(Json input, Scope scope) {
    return data.output(input, scope);
  }
}
