package dev.newel.task.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.newel.asl.data.Json;

/** What goes into functions and comes out of them. */
public final class FunctionPayload {

  /** The member of requests and results. */
  public static final String MEMBER = "Payload";

  private FunctionPayload() {}

  /**
   * What a function is given. Nothing becomes an empty object, and a text that is JSON stands for
   * the value that it is.
   */
  public static JsonNode given(JsonNode argument) {
    return argument.isMissingNode() || argument.isNull()
        ? JsonNodeFactory.instance.objectNode()
        : read(argument);
  }

  /** The value of a text that is JSON; any other stays a text. */
  public static JsonNode read(JsonNode text) {
    if (!text.isTextual()) {
      return text.isMissingNode() ? NullNode.instance : text;
    }
    try {
      return Json.parse(text.textValue()).node();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
