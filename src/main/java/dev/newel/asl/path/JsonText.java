package dev.newel.asl.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;

/** The compact text of a value that an expression sees or makes. */
public final class JsonText {

  /**
   * Writes the text.
   *
   * @throws StateException where calls have nested the value deeper than a JSON text may be
   */
  public static String of(JsonNode node) {
    try {
      return Json.MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw StateException.located(
          ErrorName.DATA_LIMIT_EXCEEDED, "The value of an expression is nested too deeply.");
    }
  }

  private JsonText() {}
}
