package dev.newel.asl.jsonata.picture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a number is written.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#formatting-numbers">XPath functions,
 *     formatting numbers</a>
 */
public final class NumberPicture {

  private static final int MAX_SCALING = 1_000;

  /** From here on JavaScript writes numbers with an exponent. */
  private static final double LEAST_EXPONENTIAL = 1e21;

  private final NumberSymbols symbols;
  private final SubPicture picture;
  private final String prefix;
  private final Evaluation evaluation;

  private NumberPicture(
      NumberSymbols symbols, SubPicture picture, String prefix, Evaluation evaluation) {
    this.symbols = symbols;
    this.picture = picture;
    this.prefix = prefix;
    this.evaluation = evaluation;
  }

  /**
   * The text of a number.
   *
   * @param options other signs than the usual ones; undefined for none
   */
  public static String format(
      double value, String picture, JsonNode options, Evaluation evaluation) {
    NumberSymbols symbols = NumberSymbols.of(options);
    String[] texts = picture.split(Pattern.quote(symbols.patternSeparator()), -1);
    if (texts.length > 2) {
      throw ErrorCode.D3080.with();
    }
    SubPicture positive = new SubPicture(texts[0], symbols);
    SubPicture negative = texts.length == 1 ? positive : new SubPicture(texts[1], symbols);
    positive.validate();
    negative.validate();
    boolean isNegative = !(value >= 0);
    SubPicture chosen = isNegative ? negative : positive;
    String sign = isNegative && texts.length == 1 ? symbols.minusSign() : "";
    return new NumberPicture(symbols, chosen, sign + chosen.prefix(), evaluation).format(value);
  }

  private String format(double value) {
    double mantissa = value;
    if (picture.hasPercent()) {
      mantissa *= 100;
    } else if (picture.hasPerMille()) {
      mantissa *= 1_000;
    }
    String exponent = "";
    if (picture.exponentDigits() > 0) {
      Scaled scaled = scale(mantissa);
      mantissa = scaled.mantissa;
      exponent = exponentText(scaled.exponent);
    }
    int places = picture.mostFractionDigits();
    double rounded = Rounding.halfToEven(mantissa, places);
    return prefix + separate(pad(digits(rounded, places))) + exponent + picture.suffix();
  }

  private record Scaled(double mantissa, int exponent) {}

  private Scaled scale(double value) {
    double most = Math.pow(10, picture.scale());
    double least = Math.pow(10, picture.scale() - 1.0);
    double mantissa = value;
    int exponent = 0;
    while (mantissa < least) {
      mantissa *= 10;
      checkScaling(--exponent);
    }
    while (mantissa > most) {
      mantissa /= 10;
      checkScaling(++exponent);
    }
    return new Scaled(mantissa, exponent);
  }

  /** Zero and negative numbers are scaled for ever in the reference. */
  private static void checkScaling(int exponent) {
    if (Math.abs(exponent) > MAX_SCALING) {
      throw Evaluation.timeout();
    }
  }

  private String exponentText(int power) {
    String digits = digits(power, 0);
    String zeros = zeros(picture.exponentDigits() - digits.length());
    return symbols.exponentSeparator() + (power < 0 ? symbols.minusSign() : "") + zeros + digits;
  }

  private String zeros(int count) {
    evaluation.makeText(Math.max(0, count));
    return String.valueOf(symbols.zeroDigit()).repeat(Math.max(0, count));
  }

  /** The digits with a full stop, if there are any behind it. */
  private String digits(double value, int places) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : "Infinity";
    }
    evaluation.makeText(places);
    if (Math.abs(value) >= LEAST_EXPONENTIAL) {
      return Numbers.shortest(Math.abs(value));
    }
    String plain =
        new BigDecimal(Math.abs(value)).setScale(places, RoundingMode.HALF_UP).toPlainString();
    if (symbols.zeroDigit() == '0') {
      return plain;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      digits.append(c == '.' ? c : (char) (c - '0' + symbols.zeroDigit()));
    }
    return digits.toString();
  }

  /** As many digits before and after the separator as there must be. */
  private String pad(String digits) {
    int point = digits.indexOf('.');
    String integer = point < 0 ? digits : digits.substring(0, point);
    String fraction = point < 0 ? "" : digits.substring(point + 1);
    int start = 0;
    while (start < integer.length() && integer.charAt(start) == symbols.zeroDigit()) {
      start++;
    }
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == symbols.zeroDigit()) {
      end--;
    }
    integer = integer.substring(start);
    fraction = fraction.substring(0, end);
    return zeros(picture.leastIntegerDigits() - integer.length())
        + integer
        + symbols.decimalSeparator()
        + fraction
        + zeros(picture.leastFractionDigits() - fraction.length());
  }

  /** What is before the beginning counts from the end, as in the reference. */
  private static int index(int at, int length) {
    return at < 0 ? Math.max(0, length + at) : at;
  }

  private String separate(String padded) {
    StringBuilder text = new StringBuilder(padded);
    int point = padded.indexOf(symbols.decimalSeparator());
    String separator = symbols.groupingSeparator();
    List<Integer> groups = picture.integerGroups();
    int distance = Grouping.regularDistance(groups);
    if (distance > 0) {
      for (int i = 1; i <= (point - 1) / distance; i++) {
        text.insert(point - i * distance, separator);
      }
    } else {
      int at = point;
      for (int position : groups) {
        text.insert(index(at - position, text.length()), separator);
        at++;
      }
    }
    int newPoint = text.indexOf(symbols.decimalSeparator());
    for (int position : picture.fractionGroups()) {
      text.insert(Math.min(text.length(), position + newPoint + 1), separator);
    }
    newPoint = text.indexOf(symbols.decimalSeparator());
    if (!picture.hasPoint() || newPoint == text.length() - 1) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }
}
