package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What is around an evaluation: names with their values, a time, and a source of randomness. */
public interface Globals {

  /** The value of a name, without its dollar sign; {@link Values#UNDEFINED} if it has none. */
  JsonNode find(String name);

  /** The one time that the whole evaluation sees. */
  Instant now();

  RandomGenerator random();
}
