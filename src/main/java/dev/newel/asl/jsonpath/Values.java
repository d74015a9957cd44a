package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** The order of values in filters. */
final class Values {

  static final int INCOMPARABLE = Integer.MIN_VALUE;

  /** Comparing characters one after the other is far cheaper than a step to another node. */
  private static final int CHARACTERS_PER_STEP = 64;

  /** Reading a number takes time that grows with the square of its length. */
  private static final int SQUARES_PER_STEP = 4096;

  static boolean isNothing(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  /** The text {@code null} stands for null, quoted or not, and even where the data have it. */
  private static boolean isNull(JsonNode node) {
    return isNothing(node) || (node.isTextual() && node.textValue().equals("null"));
  }

  /**
   * The sign of a value compared with what is expected of it, or {@link #INCOMPARABLE}. An expected
   * text is read as what the value is; never the other way round.
   */
  static int compare(JsonNode value, JsonNode expected, Walk walk) {
    boolean valueIsNull = isNull(value);
    boolean nullIsExpected = isNull(expected);
    if (valueIsNull || nullIsExpected) {
      return Boolean.compare(nullIsExpected, valueIsNull);
    }
    if (expected.isTextual()) {
      return compareWithText(value, expected.textValue(), walk);
    }
    if (isNumber(value) && isNumber(expected)) {
      return compareNumbers(value, expected, walk);
    }
    return value.isBoolean() && expected.isBoolean()
        ? Boolean.compare(value.booleanValue(), expected.booleanValue())
        : INCOMPARABLE;
  }

  private static int compareWithText(JsonNode value, String expected, Walk walk) {
    if (value.isTextual()) {
      return compareTexts(value.textValue(), expected, walk);
    }
    if (value.isBoolean()) {
      return Boolean.compare(value.booleanValue(), Boolean.parseBoolean(expected));
    }
    return isNumber(value)
        ? compareDecimals(value.decimalValue(), decimal(expected, walk), walk)
        : INCOMPARABLE;
  }

  private static int compareTexts(String value, String expected, Walk walk) {
    walk.spend(expected.length() / CHARACTERS_PER_STEP);
    String text = expected.indexOf('\'') < 0 ? expected : expected.replace("\\'", "'");
    return Integer.signum(value.compareTo(text));
  }

  /** AWS's library knows no integers beyond 64 bits. */
  private static boolean isNumber(JsonNode node) {
    return node.isNumber() && !node.isBigInteger();
  }

  private static int compareNumbers(JsonNode value, JsonNode expected, Walk walk) {
    return value.isIntegralNumber() && expected.isIntegralNumber()
        ? Long.compare(value.longValue(), expected.longValue())
        : compareDecimals(value.decimalValue(), expected.decimalValue(), walk);
  }

  private static int compareDecimals(BigDecimal value, BigDecimal expected, Walk walk) {
    // of two numbers of one magnitude one is written out with as many digits as the other has
    long difference = Math.abs((long) value.scale() - expected.scale());
    boolean isOneMagnitude =
        (long) value.precision() - value.scale() == (long) expected.precision() - expected.scale();
    if (isOneMagnitude) {
      walk.spend(difference);
    }
    return value.compareTo(expected);
  }

  private static BigDecimal decimal(String text, Walk walk) {
    walk.spend((long) text.length() * text.length() / SQUARES_PER_STEP);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      // AWS's library lets the message of the JDK through
      String reason = String.valueOf(e.getMessage());
      throw new PathNotFoundException(() -> reason);
    }
  }

  private Values() {}
}
