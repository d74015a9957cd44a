package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.value.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number's picture, for numbers with one sign. It is taken apart as the reference does, down to
 * what looks like a mistake there.
 */
final class SubPicture {

  private final NumberSymbols symbols;
  private final String text;
  private final String prefix;
  private final String suffix;
  private final String active;
  private final String mantissa;
  private final @Nullable String exponent;
  private final String integer;
  private final String fraction;

  SubPicture(String text, NumberSymbols symbols) {
    this.text = text;
    this.symbols = symbols;
    int first = 0;
    while (first < text.length() && !isEdge(text.charAt(first))) {
      first++;
    }
    int last = text.length() - 1;
    while (last >= 0 && !isEdge(text.charAt(last))) {
      last--;
    }
    boolean hasEdge = last >= 0;
    prefix = hasEdge ? text.substring(0, first) : "";
    suffix = hasEdge ? text.substring(last + 1) : "";
    active = text.substring(prefix.length(), text.length() - suffix.length());

    int exponentAt = text.indexOf(symbols.exponentSeparator(), prefix.length());
    boolean hasExponent = exponentAt >= 0 && exponentAt <= text.length() - suffix.length();
    mantissa = hasExponent ? substring(active, 0, exponentAt) : active;
    exponent = hasExponent ? substring(active, exponentAt + 1, active.length()) : null;

    int point = mantissa.indexOf(symbols.decimalSeparator());
    integer = point < 0 ? mantissa : mantissa.substring(0, point);
    fraction = point < 0 ? suffix : mantissa.substring(point + 1);
  }

  private boolean isEdge(char c) {
    return symbols.isActive(c) && !symbols.isExponent(c);
  }

  private static String substring(String text, int start, int end) {
    int to = Math.min(end, text.length());
    return text.substring(Math.min(start, to), to);
  }

  String prefix() {
    return prefix;
  }

  String suffix() {
    return suffix;
  }

  boolean hasPercent() {
    return text.contains(symbols.percent());
  }

  boolean hasPerMille() {
    return text.contains(symbols.perMille());
  }

  boolean hasPoint() {
    return text.contains(symbols.decimalSeparator());
  }

  boolean hasExponent() {
    return exponent != null;
  }

  int exponentDigits() {
    return exponent == null ? 0 : symbols.countMandatory(exponent);
  }

  /** By how many digits before the point the mantissa is scaled. */
  int scale() {
    return symbols.countMandatory(integer);
  }

  int leastIntegerDigits() {
    int least = scale();
    if (least == 0 && mostFractionDigitsInPicture() == 0 && !hasExponent()) {
      return 1;
    }
    boolean isOptional = hasExponent() && least == 0 && integer.contains(symbols.digit());
    return isOptional ? 1 : least;
  }

  int leastFractionDigits() {
    int least = symbols.countMandatory(fraction);
    if (scale() == 0 && mostFractionDigitsInPicture() == 0 && hasExponent()) {
      return 1;
    }
    return leastIntegerDigits() == 0 && least == 0 ? 1 : least;
  }

  int mostFractionDigits() {
    int most = mostFractionDigitsInPicture();
    return scale() == 0 && most == 0 && hasExponent() ? 1 : most;
  }

  private int mostFractionDigitsInPicture() {
    return symbols.countDigits(fraction);
  }

  List<Integer> integerGroups() {
    return groups(integer, false);
  }

  List<Integer> fractionGroups() {
    return groups(fraction, true);
  }

  /** How many digits are on one side of each grouping separator. */
  private List<Integer> groups(String part, boolean toLeft) {
    List<Integer> positions = new ArrayList<>();
    String separator = symbols.groupingSeparator();
    int at = separator.isEmpty() ? -1 : part.indexOf(separator);
    while (at >= 0) {
      int bound = Math.min(at, part.length());
      positions.add(symbols.countDigits(toLeft ? part.substring(0, bound) : part.substring(bound)));
      // the reference goes on in the integer part in any case
      at = integer.indexOf(separator, at + 1);
    }
    return positions;
  }

  /** Of several errors the last one counts, as in the reference. */
  void validate() {
    ErrorCode error = null;
    error = repeats(symbols.decimalSeparator()) ? ErrorCode.D3081 : error;
    error = repeats(symbols.percent()) ? ErrorCode.D3082 : error;
    error = repeats(symbols.perMille()) ? ErrorCode.D3083 : error;
    error = hasPercent() && hasPerMille() ? ErrorCode.D3084 : error;
    error = symbols.countDigits(mantissa) == 0 ? ErrorCode.D3085 : error;
    boolean isPassive = active.chars().anyMatch(c -> !symbols.isActive((char) c));
    error = isPassive ? ErrorCode.D3086 : error;
    error = orElse(groupingError(), error);
    error = orElse(digitError(), error);
    error = orElse(exponentError(), error);
    if (error != null) {
      throw error.with();
    }
  }

  private static @Nullable ErrorCode orElse(
      @Nullable ErrorCode error, @Nullable ErrorCode otherwise) {
    return error == null ? otherwise : error;
  }

  private boolean repeats(String sign) {
    return text.indexOf(sign) != text.lastIndexOf(sign);
  }

  private @Nullable ErrorCode groupingError() {
    String separator = symbols.groupingSeparator();
    if (text.contains(separator + separator)) {
      return ErrorCode.D3089;
    }
    int point = text.indexOf(symbols.decimalSeparator());
    if (point < 0) {
      return integer.endsWith(separator) ? ErrorCode.D3088 : null;
    }
    boolean isBeside =
        (point > 0 && text.startsWith(separator, point - 1))
            || text.startsWith(separator, point + 1);
    return isBeside ? ErrorCode.D3087 : null;
  }

  private @Nullable ErrorCode digitError() {
    int optional = fraction.lastIndexOf(symbols.digit());
    if (optional >= 0 && symbols.countMandatory(fraction.substring(optional)) > 0) {
      return ErrorCode.D3091;
    }
    optional = integer.indexOf(symbols.digit());
    boolean isBefore = optional >= 0 && symbols.countMandatory(integer.substring(0, optional)) > 0;
    return isBefore ? ErrorCode.D3090 : null;
  }

  private @Nullable ErrorCode exponentError() {
    if (exponent == null) {
      return null;
    }
    if (exponent.isEmpty() || symbols.countMandatory(exponent) < exponent.length()) {
      return ErrorCode.D3093;
    }
    return hasPercent() || hasPerMille() ? ErrorCode.D3092 : null;
  }
}
