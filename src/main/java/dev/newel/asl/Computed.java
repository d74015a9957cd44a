package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;

/**
 * A field of a state that is fixed in its definition, or computed from the data when the state
 * runs.
 *
 * @param <T> what the field is about: a number, a time, a text, a list
 */
@FunctionalInterface
public interface Computed<T> {

  /**
   * The value.
   *
   * @param input the state's, after InputPath
   * @throws StateException if the data have no such value
   */
  T value(Json input, Scope scope);

  /** A value that the definition has. */
  static <T> Computed<T> fixed(T value) {
    return (input, scope) -> value;
  }
}
