package dev.newel.asl.jsonata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.jsonata.value.Globals;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Values;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What expressions of a state yield, as texts: JSON, "undefined", or the error. */
final class Answers {

  static final String TIMEOUT = "Expression evaluation timeout: Check for infinite loop";

  static final String MEMORY =
      "Expression evaluation memory limit exceeded: Check for excessive memory usage";

  static final String STACK =
      "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as"
          + " tail-recursive";

  private static final long STEPS = 20_000_000;

  private Answers() {}

  static String of(String expression) {
    return of(expression, "{}");
  }

  static String of(String expression, String input) {
    return of(expression, input, new Steps(STEPS));
  }

  static String of(String expression, String input, Steps steps) {
    try {
      JsonNode value = Jsonata.compile(expression).evaluate(globals(read(input)), steps);
      return value.isMissingNode() ? "undefined" : Json.write(value);
    } catch (JsonataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static Globals globals(JsonNode input) {
    ObjectNode states = Values.object();
    states.set("input", input);
    Random random = new Random(1);
    return new Globals() {
      @Override
      public JsonNode find(String name) {
        return name.equals("states") ? states : MissingNode.getInstance();
      }

      @Override
      public Instant now() {
        return Instant.parse("2026-11-22T10:20:30.456Z");
      }

      @Override
      public RandomGenerator random() {
        return random;
      }
    };
  }
}
