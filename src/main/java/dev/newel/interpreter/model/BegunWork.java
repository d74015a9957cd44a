package dev.newel.interpreter.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;

/**
 * Work that a service does for a task, such as a job.
 *
 * @param arguments of the call that began it
 * @param result of that call
 */
public record BegunWork(JsonNode arguments, JsonNode result) {

  private static final String ARGUMENTS = "Arguments";
  private static final String RESULT = "Result";

  /** What a frame keeps of it, in the place of the arguments. */
  public Json json() {
    return Json.of(
        JsonNodeFactory.instance
            .objectNode()
            .<ObjectNode>set(ARGUMENTS, arguments)
            .set(RESULT, result));
  }

  /** Reads {@link #json()}. */
  public static BegunWork of(Json kept) {
    return new BegunWork(kept.node().path(ARGUMENTS), kept.node().path(RESULT));
  }
}
