package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/**
 * A number.
 *
 * @param type as AWS's messages call it: Integer, Long, Float
 * @param smallest of the values that the type can hold; the service's bound is {@code min}
 */
record NumberShape(String type, BigDecimal smallest, BigDecimal largest, double min, double max)
    implements Shape {

  /** No number of the model needs more; parsing a longer text could take long. */
  private static final int MAX_TEXT = 32;

  @Override
  public void check(String path, JsonNode value, Violations violations) {
    if (!value.isNumber() || !fits(value)) {
      throw Shape.mismatch(value, " can not be converted to " + article() + " " + type);
    }
    double number = value.doubleValue();
    if (number < min) {
      String constraint = "Member must have value greater than or equal to " + plain(min);
      violations.add(path, value.asText(), constraint);
    }
    if (number > max) {
      String constraint = "Member must have value less than or equal to " + plain(max);
      violations.add(path, value.asText(), constraint);
    }
  }

  private boolean fits(JsonNode value) {
    if (value.isInt()) {
      return true;
    }
    BigDecimal number = value.decimalValue();
    return number.compareTo(smallest) >= 0 && number.compareTo(largest) <= 0;
  }

  private String article() {
    return type.startsWith("I") ? "an" : "a";
  }

  private static String plain(double bound) {
    return Long.toString((long) bound); // the model's bounds are whole numbers
  }

  /** A text that is no number stays one, and is then refused as any other would be. */
  @Override
  public JsonNode fromText(String text) {
    if (text.length() > MAX_TEXT) {
      return TextNode.valueOf(text);
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      boolean isLong = number.scale() == 0 && number.precision() <= 18;
      return isLong ? LongNode.valueOf(number.longValue()) : DecimalNode.valueOf(number);
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }
}
