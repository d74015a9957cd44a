package dev.newel.asl.data;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Reads trees as Jackson does, and refuses numbers that Java has no exact form of as it refuses all
 * else that is wrong with a text: Jackson itself lets a NumberFormatException out.
 */
final class JsonNodes extends DelegatingDeserializer {

  private static final long serialVersionUID = 1;

  /** With exponents of fewer digits there is no such number. */
  private static final int EXPONENT_DIGITS = 10;

  private JsonNodes(JsonDeserializer<?> nodes) {
    super(nodes);
  }

  static SimpleModule module() {
    JsonDeserializer<? extends JsonNode> nodes =
        JsonNodeDeserializer.getDeserializer(JsonNode.class);
    @SuppressWarnings({"unchecked", "rawtypes"})
    JsonDeserializer<JsonNode> exact = (JsonDeserializer) new JsonNodes(nodes);
    return new SimpleModule().addDeserializer(JsonNode.class, exact);
  }

  /** Whether the number that a parser stands at may be one that has no exact form. */
  static boolean mayBeOutOfRange(JsonParser parser) throws IOException {
    if (parser.getTextLength() <= EXPONENT_DIGITS + 1) {
      return false;
    }
    String number = parser.getText();
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    return exponent >= 0 && number.length() - exponent > EXPONENT_DIGITS;
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> other) {
    return new JsonNodes(other);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return super.deserialize(parser, context);
    } catch (NumberFormatException e) {
      throw new JsonParseException(parser, "Numeric value out of range", e);
    }
  }
}
