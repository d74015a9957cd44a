package dev.newel.asl.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.Work;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A scope with a context object and variables from texts, and the same random numbers in every
 * test.
 */
public record FixedScope(JsonNode context, JsonNode variables, RandomGenerator random)
    implements Scope {

  public static final FixedScope EMPTY = of("{}");

  public static FixedScope of(String context) {
    return new FixedScope(json(context), json("{}"), new SplittableRandom(7));
  }

  /** The same with variables: an object's fields. */
  public FixedScope with(String variables) {
    return new FixedScope(context, json(variables), random);
  }

  /** Reads JSON, in which single quotes stand for double ones. */
  public static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"')).node();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return variables.get(name);
  }

  @Override
  public Work allowance() {
    return Work.whole();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
