package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers, which are doubles as in JavaScript. An integer of the data that is only passed on stays
 * the node that it is, however large.
 */
public final class Numbers {

  /** Below, every integer has fewer digits than a text shows. */
  private static final double EXACT = 1e15;

  private static final int SHOWN_DIGITS = 15;
  private static final int MAX_DIGITS = 17;
  private static final int FIXED_UP_TO = 21;
  private static final int FIXED_DOWN_TO = -6;

  private Numbers() {}

  public static JsonNode of(double value) {
    int whole = (int) value;
    if (whole == value) {
      return IntNode.valueOf(whole);
    }
    if (Math.abs(value) < EXACT && value == Math.rint(value)) {
      return LongNode.valueOf((long) value);
    }
    return DoubleNode.valueOf(value);
  }

  /**
   * A number to compute with.
   *
   * @throws JsonataException if it is infinite
   */
  public static double finite(JsonNode number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw ErrorCode.D1001.with(number);
    }
    return value;
  }

  /** Whether it is a number that can be computed with; NaN is none. */
  public static boolean isNumeric(JsonNode value) {
    return value.isNumber() && !Double.isNaN(finite(value));
  }

  /** As {@code $string} writes it: integers of the data whole, else 15 digits. */
  public static String text(JsonNode number) {
    if (number.isIntegralNumber()) {
      return number.asText();
    }
    double value = number.doubleValue();
    if (value == 0) {
      return "0";
    }
    if (!Double.isFinite(value)) {
      return "null";
    }
    return format(new BigDecimal(value).round(new MathContext(SHOWN_DIGITS)));
  }

  /** As JavaScript writes it: with as few digits as tell it from all other numbers. */
  public static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = SHOWN_DIGITS; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return format(rounded);
      }
    }
    return format(exact.round(new MathContext(MAX_DIGITS)));
  }

  private static String format(BigDecimal decimal) {
    BigDecimal plain = decimal.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    boolean isFixed = exponent < FIXED_UP_TO && exponent >= FIXED_DOWN_TO;
    return isFixed ? plain.toPlainString() : scientific(plain, exponent);
  }

  private static String scientific(BigDecimal plain, int exponent) {
    String digits = plain.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return (plain.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
