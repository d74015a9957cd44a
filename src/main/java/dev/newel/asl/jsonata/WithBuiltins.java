package dev.newel.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.function.Builtins;
import dev.newel.asl.jsonata.value.Globals;
import dev.newel.asl.jsonata.value.Values;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Names of the user's, and behind them the functions that are built in.
 *
 * @param globals the user's
 */
record WithBuiltins(Globals globals) implements Globals {

  /** The function that is built in with a name; undefined if there is none. */
  static JsonNode builtin(String name) {
    return Builtins.find(name);
  }

  @Override
  public JsonNode find(String name) {
    JsonNode value = globals.find(name);
    return Values.isUndefined(value) ? Builtins.find(name) : value;
  }

  @Override
  public Instant now() {
    return globals.now();
  }

  @Override
  public RandomGenerator random() {
    return globals.random();
  }
}
