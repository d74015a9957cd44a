package dev.newel.asl.jsonata.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Integers in English words. */
final class IntegerWords {

  private static final List<String> FEW =
      List.of(
          "Zero",
          "One",
          "Two",
          "Three",
          "Four",
          "Five",
          "Six",
          "Seven",
          "Eight",
          "Nine",
          "Ten",
          "Eleven",
          "Twelve",
          "Thirteen",
          "Fourteen",
          "Fifteen",
          "Sixteen",
          "Seventeen",
          "Eighteen",
          "Nineteen");

  private static final List<String> ORDINALS =
      List.of(
          "Zeroth",
          "First",
          "Second",
          "Third",
          "Fourth",
          "Fifth",
          "Sixth",
          "Seventh",
          "Eighth",
          "Ninth",
          "Tenth",
          "Eleventh",
          "Twelfth",
          "Thirteenth",
          "Fourteenth",
          "Fifteenth",
          "Sixteenth",
          "Seventeenth",
          "Eighteenth",
          "Nineteenth");

  private static final List<String> DECADES =
      List.of(
          "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Hundred");

  private static final List<String> MAGNITUDES =
      List.of("Thousand", "Million", "Billion", "Trillion");

  private static final Map<String, Double> VALUES = values();

  private IntegerWords() {}

  private static Map<String, Double> values() {
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < FEW.size(); i++) {
      values.put(lower(FEW.get(i)), (double) i);
      values.put(lower(ORDINALS.get(i)), (double) i);
    }
    for (int i = 0; i < DECADES.size(); i++) {
      double value = (i + 2) * 10;
      String decade = lower(DECADES.get(i));
      values.put(decade, value);
      values.put(decade.substring(0, decade.length() - 1) + "ieth", value);
    }
    values.put("hundredth", 100.0);
    for (int i = 0; i < MAGNITUDES.size(); i++) {
      double value = Math.pow(1_000, i + 1.0);
      values.put(lower(MAGNITUDES.get(i)), value);
      values.put(lower(MAGNITUDES.get(i)) + "th", value);
    }
    return values;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** All words that a number can have. */
  static Set<String> words() {
    return VALUES.keySet();
  }

  static String format(double value, boolean isOrdinal) {
    return format(value, false, isOrdinal);
  }

  private static String format(double number, boolean isContinued, boolean isOrdinal) {
    if (number < 100) {
      return (isContinued ? " and " : "") + tens((int) number, isOrdinal);
    }
    String comma = isContinued ? ", " : "";
    if (number < 1_000) {
      int hundreds = (int) (number / 100);
      return comma + FEW.get(hundreds) + " Hundred" + rest(number % 100, isOrdinal);
    }
    int magnitude = (int) Math.min(Math.floor(Math.log10(number) / 3), MAGNITUDES.size());
    double factor = Math.pow(1_000, magnitude);
    double multiple = Math.floor(number / factor);
    return comma
        + format(multiple, false, false)
        + " "
        + MAGNITUDES.get(magnitude - 1)
        + rest(number - multiple * factor, isOrdinal);
  }

  private static String rest(double rest, boolean isOrdinal) {
    return rest > 0 ? format(rest, true, isOrdinal) : isOrdinal ? "th" : "";
  }

  private static String tens(int number, boolean isOrdinal) {
    if (number < FEW.size()) {
      return (isOrdinal ? ORDINALS : FEW).get(number);
    }
    String decade = DECADES.get(number / 10 - 2);
    int rest = number % 10;
    if (rest > 0) {
      return decade + "-" + tens(rest, isOrdinal);
    }
    return isOrdinal ? decade.substring(0, decade.length() - 1) + "ieth" : decade;
  }

  /** What words say; NaN if there are others among them. */
  static double read(String text) {
    double sum = 0;
    double segment = 0;
    for (String word : lower(text).split(",\\s|\\sand\\s|[\\s\\\\-]", -1)) {
      double value = VALUES.getOrDefault(word, Double.NaN);
      if (value < 100) {
        if (segment >= 1_000) {
          sum += segment;
          segment = 0;
        }
        segment += value;
      } else {
        segment *= value;
      }
    }
    return sum + segment;
  }
}
