package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How an integer is written: in digits, letters, Roman numerals or words.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#formatting-integers">XPath functions,
 *     formatting integers</a>
 */
public final class IntegerPicture {

  private static final int DECIMAL_ZERO = '0';
  private static final int ROMAN_DIGIT = 1_000;

  /** The zeros of the scripts that have ten digits in a row. */
  private static final int[] ZEROS = {
    0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10
  };

  private enum Style {
    DECIMAL,
    LETTERS,
    ROMAN,
    WORDS,
    /** A sequence of signs, which the reference does not support. */
    SEQUENCE
  }

  /**
   * A sign between digits.
   *
   * @param position how many digits are to its right
   */
  private record Separator(int position, String sign) {}

  private final String token;
  private final boolean isOrdinal;
  private Style style = Style.DECIMAL;
  private LetterCase letterCase = LetterCase.LOWER;

  private int zero = -1;
  private int mandatoryDigits;
  private int optionalDigits;

  /** The least significant one first. */
  private final List<Separator> separators = new ArrayList<>();

  /** How many digits are between separators, if it is always so many; else 0. */
  private int regularDistance;

  private IntegerPicture(String token, boolean isOrdinal) {
    this.token = token;
    this.isOrdinal = isOrdinal;
  }

  /**
   * Reads a picture.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if its digits are of several scripts
   */
  public static IntegerPicture parse(String text) {
    int semicolon = text.lastIndexOf(';');
    String token = semicolon < 0 ? text : text.substring(0, semicolon);
    boolean isOrdinal = semicolon >= 0 && text.startsWith("o", semicolon + 1);
    IntegerPicture picture = new IntegerPicture(token, isOrdinal);
    picture.analyse();
    return picture;
  }

  private void analyse() {
    switch (token) {
      case "A", "a" -> style = Style.LETTERS;
      case "I", "i" -> style = Style.ROMAN;
      case "W", "w", "Ww" -> style = Style.WORDS;
      default -> analyseDigits();
    }
    if (style != Style.DECIMAL && style != Style.SEQUENCE) {
      letterCase =
          token.equals("Ww")
              ? LetterCase.TITLE
              : Character.isUpperCase(token.charAt(0)) ? LetterCase.UPPER : LetterCase.LOWER;
    }
  }

  private void analyseDigits() {
    int[] signs = token.codePoints().toArray();
    int position = 0;
    for (int i = signs.length - 1; i >= 0; i--) {
      int zeroOfSign = zeroOf(signs[i]);
      if (zeroOfSign >= 0) {
        if (zero >= 0 && zero != zeroOfSign) {
          throw ErrorCode.D3131.with();
        }
        zero = zeroOfSign;
        mandatoryDigits++;
        position++;
      } else if (signs[i] == '#') {
        optionalDigits++;
        position++;
      } else {
        separators.add(new Separator(position, Character.toString(signs[i])));
      }
    }
    if (mandatoryDigits == 0) {
      style = Style.SEQUENCE;
    } else {
      regularDistance = distance();
    }
  }

  private static int zeroOf(int sign) {
    for (int zeroOfScript : ZEROS) {
      if (sign >= zeroOfScript && sign <= zeroOfScript + 9) {
        return zeroOfScript;
      }
    }
    return -1;
  }

  private int distance() {
    List<Integer> positions = new ArrayList<>();
    for (Separator separator : separators) {
      if (!separator.sign.equals(separators.get(0).sign)) {
        return 0;
      }
      positions.add(separator.position);
    }
    return Grouping.regularDistance(positions);
  }

  /** How many digits there are at least. */
  int mandatoryDigits() {
    return mandatoryDigits;
  }

  int optionalDigits() {
    return optionalDigits;
  }

  void requireDigits(int count) {
    mandatoryDigits = count;
  }

  boolean isRegular() {
    return regularDistance > 0;
  }

  /** The sign between digits where these are in groups of the same size; else empty. */
  String regularSign() {
    return isRegular() ? separators.get(0).sign : "";
  }

  /**
   * The text of an integer.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if the picture is a sequence of signs
   */
  public String format(double integer, Evaluation evaluation) {
    double value = Math.abs(integer);
    if (Double.isInfinite(value)) {
      throw ErrorCode.D1001.with(Numbers.of(integer));
    }
    String text =
        switch (style) {
          case LETTERS -> letterCase.of(letters(value));
          case ROMAN -> letterCase.of(RomanNumerals.format(value, evaluation));
          case WORDS -> letterCase.of(IntegerWords.format(value, isOrdinal));
          case DECIMAL -> decimal(value, evaluation);
          case SEQUENCE -> throw ErrorCode.D3130.with(token);
        };
    return integer < 0 ? "-" + text : text;
  }

  private static String letters(double value) {
    StringBuilder letters = new StringBuilder();
    for (double rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      letters.append((char) ('a' + (int) ((rest - 1) % 26)));
    }
    return letters.reverse().toString();
  }

  private String decimal(double value, Evaluation evaluation) {
    String plain = Numbers.shortest(value);
    evaluation.makeText(2L * Math.max(mandatoryDigits, plain.length()));
    StringBuilder digits = new StringBuilder();
    digits.append("0".repeat(Math.max(0, mandatoryDigits - plain.length())));
    digits.append(plain);
    if (zero != DECIMAL_ZERO) {
      int[] other = digits.chars().map(c -> c + zero - DECIMAL_ZERO).toArray();
      digits = new StringBuilder(new String(other, 0, other.length));
    }
    separate(digits);
    return isOrdinal ? digits + ordinalSuffix(digits) : digits.toString();
  }

  private void separate(StringBuilder digits) {
    if (isRegular()) {
      int groups = (digits.length() - 1) / regularDistance;
      for (int i = groups; i > 0; i--) {
        digits.insert(digits.length() - i * regularDistance, separators.get(0).sign);
      }
      return;
    }
    List<Separator> fromLeft = new ArrayList<>(separators);
    Collections.reverse(fromLeft);
    for (Separator separator : fromLeft) {
      int at = digits.length() - separator.position;
      if (at < 0) {
        // the reference takes what is before the beginning from the end
        digits.delete(0, Math.max(0, digits.length() + at));
      }
      digits.insert(Math.max(0, at), separator.sign);
    }
  }

  private static String ordinalSuffix(StringBuilder digits) {
    int size = digits.length();
    boolean isTeen = size > 1 && digits.charAt(size - 2) == '1';
    return isTeen
        ? "th"
        : switch (digits.charAt(size - 1)) {
          case '1' -> "st";
          case '2' -> "nd";
          case '3' -> "rd";
          default -> "th";
        };
  }

  /**
   * The integer of a text; NaN if there is none.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if the picture is a sequence of signs
   */
  public double read(String text) {
    return switch (style) {
      case LETTERS -> readLetters(text, letterCase == LetterCase.UPPER ? 'A' : 'a');
      case ROMAN -> RomanNumerals.read(text.toUpperCase(Locale.ROOT));
      case WORDS -> IntegerWords.read(text);
      case DECIMAL -> readDecimal(text);
      case SEQUENCE -> throw ErrorCode.D3130.with(token);
    };
  }

  private static double readLetters(String text, char first) {
    double value = 0;
    for (int i = 0; i < text.length(); i++) {
      value = value * 26 + (text.charAt(i) - first + 1);
    }
    return value;
  }

  private double readDecimal(String text) {
    String digits = isOrdinal ? text.substring(0, Math.max(0, text.length() - 2)) : text;
    if (isRegular()) {
      digits = digits.replace(",", "");
    } else {
      for (Separator separator : separators) {
        digits = digits.replace(separator.sign, "");
      }
    }
    double value = Double.NaN;
    int at = digits.startsWith("-") ? 1 : 0;
    for (int i = at; i < digits.length(); i++) {
      int digit = digits.charAt(i) - zero;
      if (digit < 0 || digit > 9) {
        break;
      }
      value = (Double.isNaN(value) ? 0 : value) * 10 + digit;
    }
    return at == 1 ? -value : value;
  }

  /**
   * What the text of an integer looks like.
   *
   * @param width of the digits, if it is given; else not positive
   */
  String regex(int width) {
    return switch (style) {
      case LETTERS -> letterCase == LetterCase.UPPER ? "[A-Z]+" : "[a-z]+";
      case ROMAN -> letterCase == LetterCase.UPPER ? "[MDCLXVI]+" : "[mdclxvi]+";
      case WORDS -> "(?:" + String.join("|", IntegerWords.words()) + "|and|[\\-, ])+";
      case DECIMAL -> "[0-9]" + occurrences(width) + (isOrdinal ? "(?:th|st|nd|rd)" : "");
      case SEQUENCE -> throw ErrorCode.D3130.with(token);
    };
  }

  private String occurrences(int width) {
    if (width <= 0) {
      return "+";
    }
    return optionalDigits == 0
        ? "{" + width + "}"
        : "{" + Math.max(0, width - optionalDigits) + "," + width + "}";
  }

  /** Roman numerals, of any size. */
  private static final class RomanNumerals {

    private static final String[] NUMERALS = {
      "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    static String format(double value, Evaluation evaluation) {
      evaluation.makeText((long) (value / ROMAN_DIGIT));
      StringBuilder roman = new StringBuilder();
      double rest = value;
      for (int i = 0; i < VALUES.length; i++) {
        while (rest >= VALUES[i]) {
          roman.append(NUMERALS[i]);
          rest -= VALUES[i];
        }
      }
      return roman.toString();
    }

    static double read(String roman) {
      double value = 0;
      double highest = 1;
      for (int i = roman.length() - 1; i >= 0; i--) {
        double digit = valueOf(roman.charAt(i));
        if (digit < highest) {
          value -= digit;
        } else {
          highest = digit;
          value += digit;
        }
      }
      return value;
    }

    private static double valueOf(char numeral) {
      return switch (numeral) {
        case 'M' -> 1000;
        case 'D' -> 500;
        case 'C' -> 100;
        case 'L' -> 50;
        case 'X' -> 10;
        case 'V' -> 5;
        case 'I' -> 1;
        default -> Double.NaN;
      };
    }
  }
}
