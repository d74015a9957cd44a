package dev.newel.aws.client.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.model.shape.BooleanShape;
import dev.newel.aws.model.shape.NumberShape;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.TimestampShape;
import dev.newel.aws.model.shape.TimestampShape.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Single values on the wire: mostly as texts, in XML, forms, headers, paths and queries. */
public final class Scalar {

  private Scalar() {}

  /**
   * The text of a value.
   *
   * @param value as {@link Arguments} holds it
   * @param place the format of times here, unless the model says otherwise
   */
  public static String write(Shape shape, JsonNode value, Format place) {
    return shape instanceof TimestampShape time
        ? Times.write(Times.ofSeconds(value.decimalValue()), time.formatOr(place))
        : value.asText(); // of bytes, base64
  }

  /** A time in JSON, where it is a number unless the model says otherwise. */
  public static JsonNode writeTime(TimestampShape shape, JsonNode seconds) {
    return shape.formatOr(Format.EPOCH_SECONDS) == Format.EPOCH_SECONDS
        ? seconds
        : TextNode.valueOf(write(shape, seconds, Format.EPOCH_SECONDS));
  }

  /** The bytes of a blob that {@link Arguments} holds. */
  public static byte[] bytes(JsonNode blob) {
    try {
      return blob.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes cannot fail to be read", e);
    }
  }

  /** A result's value. What does not look like its type stays a text. */
  public static JsonNode read(Shape shape, String text, Dialect dialect) {
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
