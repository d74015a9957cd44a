package dev.newel.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newel.asl.data.Json;

/** What another implementation of the language answers, by the same people's tests. */
final class OtherImplementation {

  private static final ObjectMapper PLAIN = new ObjectMapper();

  private OtherImplementation() {}

  /** The value as JSON, "undefined", or "error". */
  static String answer(String expression, JsonNode data) {
    Object input = PLAIN.convertValue(data, Object.class);
    Object value;
    try {
      value = com.dashjoin.jsonata.Jsonata.jsonata(expression).evaluate(input);
    } catch (JException e) {
      return "error";
    } catch (RuntimeException e) {
      return "broken";
    }
    if (value == null) {
      return "undefined";
    }
    try {
      return Json.write(PLAIN.valueToTree(value));
    } catch (IllegalArgumentException e) {
      return "broken";
    }
  }
}
