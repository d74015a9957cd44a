package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.Work;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A scope with a context object of the test's own, and no randomness. */
public record FixedScope(JsonNode context) implements Scope {

  public static final Scope EMPTY = of("{}");

  public static Scope of(String context) {
    return new FixedScope(Json.ofTrusted(context).node());
  }

  @Override
  public @Nullable JsonNode variable(String name) {
    return null;
  }

  @Override
  public Work allowance() {
    return Work.whole();
  }

  @Override
  public RandomGenerator random() {
    throw new UnsupportedOperationException("nothing here draws at random");
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
