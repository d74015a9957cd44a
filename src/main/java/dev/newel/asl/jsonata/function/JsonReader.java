package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON within an expression. */
final class JsonReader {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private JsonReader() {}

  /**
   * The value of a text.
   *
   * @throws JsonProcessingException if it is not one JSON value
   */
  static JsonNode read(String text) throws JsonProcessingException {
    JsonNode value = READER.readTree(text);
    if (value.isMissingNode()) {
      throw new EmptyTextException();
    }
    return value;
  }

  private static final class EmptyTextException extends JsonProcessingException {
    EmptyTextException() {
      super("a text without a value");
    }
  }
}
