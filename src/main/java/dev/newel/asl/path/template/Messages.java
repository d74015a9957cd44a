package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;

/** AWS's words where more than one state uses them. */
final class Messages {

  private Messages() {}

  /** What a field that points at a value says of a value that it cannot use. */
  static String parameter(String field, String complaint, String path, JsonNode value) {
    return "The " + field + " parameter " + complaint + ": " + path + " == " + plain(value);
  }

  /** Strings without quotes, anything else as JSON. */
  static String plain(JsonNode value) {
    return value.isTextual() ? value.textValue() : Json.write(value);
  }
}
