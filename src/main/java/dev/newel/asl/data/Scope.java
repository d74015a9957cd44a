package dev.newel.asl.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a state's expressions can see beside the data: the same for one state in one turn. */
public interface Scope {

  /**
   * The context object, {@code $$}. Built when first asked for, as most states never do.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context
   *     object</a>
   */
  JsonNode context();

  /**
   * The value that a variable had when the state was entered; null where it was never assigned.
   *
   * @param name without {@code $}
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Variables</a>
   */
  @Nullable JsonNode variable(String name);

  /** The work that the state's expressions may still do, all of them together. */
  Work allowance();

  /** Where {@code States.MathRandom} without a seed and {@code States.UUID} draw from. */
  RandomGenerator random();

  /** The time that all expressions of the state see. */
  Instant now();

  /**
   * Hands data on, and tells who watches the state what a step has made of them. Nobody watches one
   * that is not tested by itself.
   */
  default Json saw(DataStep step, Json data) {
    return data;
  }

  /**
   * The text of data, for messages: the state's own input as it came, anything else as compact
   * JSON.
   */
  default String quote(JsonNode data) {
    return Json.write(data);
  }
}
