package dev.newel.aws.client.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/** JSON as bytes. Jackson bounds how deep it may nest. */
final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonText() {}

  static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("arguments that cannot be written", e);
    }
  }

  /** A body; without one, an empty object. */
  static JsonNode read(byte[] body) throws UnreadableAnswerException {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node.isMissingNode() ? JsonNodeFactory.instance.objectNode() : node;
    } catch (IOException | NumberFormatException e) {
      // the latter is Jackson's word for exponents beyond all bounds
      throw new UnreadableAnswerException(e);
    }
  }
}
