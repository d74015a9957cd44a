package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.model.BooleanShape;
import dev.newel.aws.model.NumberShape;
import dev.newel.aws.model.Shape;
import dev.newel.aws.model.TimestampShape;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Single values as texts, as they stand in XML, forms, headers, paths and queries. */
final class Scalar {

  private Scalar() {}

  /**
   * The text of a value.
   *
   * @param value as {@link Arguments} holds it
   * @param place the format of times here, unless the model says otherwise
   */
  static String write(Shape shape, JsonNode value, TimestampShape.Format place) {
    return shape instanceof TimestampShape time
        ? Times.write(Times.ofSeconds(value.decimalValue()), time.formatOr(place))
        : value.asText(); // of bytes, base64
  }

  /** A result's value. What does not look like its type stays a text. */
  static JsonNode read(Shape shape, String text, Dialect dialect) {
    if (shape instanceof TimestampShape) {
      return Times.read(text).map(dialect::time).orElseGet(() -> TextNode.valueOf(text));
    } else if (shape instanceof BooleanShape) {
      return BooleanNode.valueOf(text.trim().equals("true"));
    } else if (shape instanceof NumberShape number) {
      return number(number, text.trim());
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode number(NumberShape shape, String text) {
    try {
      return shape.kind().isWhole()
          ? JsonNodeFactory.instance.numberNode(new BigInteger(text))
          : DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }
}
