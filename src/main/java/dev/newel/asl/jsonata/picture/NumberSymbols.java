package dev.newel.asl.jsonata.picture;

import com.fasterxml.jackson.databind.JsonNode;

/** The signs of a number's picture, which the user can change. */
record NumberSymbols(
    String decimalSeparator,
    String groupingSeparator,
    String exponentSeparator,
    String minusSign,
    String percent,
    String perMille,
    char zeroDigit,
    String digit,
    String patternSeparator) {

  static NumberSymbols of(JsonNode options) {
    String zero = text(options, "zero-digit", "0");
    return new NumberSymbols(
        text(options, "decimal-separator", "."),
        text(options, "grouping-separator", ","),
        text(options, "exponent-separator", "e"),
        text(options, "minus-sign", "-"),
        text(options, "percent", "%"),
        text(options, "per-mille", "‰"),
        zero.isEmpty() ? '0' : zero.charAt(0),
        text(options, "digit", "#"),
        text(options, "pattern-separator", ";"));
  }

  private static String text(JsonNode options, String name, String otherwise) {
    JsonNode value = options.path(name);
    return value.isMissingNode() ? otherwise : value.asText();
  }

  boolean isMandatoryDigit(char c) {
    return c >= zeroDigit && c < zeroDigit + 10;
  }

  boolean isDigit(char c) {
    return isMandatoryDigit(c) || is(c, digit);
  }

  /** Whether a character stands for a part of the number. */
  boolean isActive(char c) {
    return isDigit(c)
        || is(c, decimalSeparator)
        || is(c, exponentSeparator)
        || is(c, groupingSeparator)
        || is(c, patternSeparator);
  }

  boolean isExponent(char c) {
    return is(c, exponentSeparator);
  }

  private static boolean is(char c, String sign) {
    return sign.length() == 1 && sign.charAt(0) == c;
  }

  int countMandatory(String part) {
    return (int) part.chars().filter(c -> isMandatoryDigit((char) c)).count();
  }

  int countDigits(String part) {
    return (int) part.chars().filter(c -> isDigit((char) c)).count();
  }
}
