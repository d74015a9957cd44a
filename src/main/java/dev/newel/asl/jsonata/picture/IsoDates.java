package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.value.ErrorCode;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as ISO 8601 and JavaScript have them. */
public final class IsoDates {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?"
              + "(?:\\.(\\d{1,9})\\d*)?(?:([+-][0-2]\\d):?([0-5]\\d)|Z)?");

  private static final int LONGEST = 64;
  private static final int MONTHS = 12;
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final double MILLIS_PER_MINUTE = 60_000;

  private IsoDates() {}

  /**
   * The time of a text, in milliseconds since 1970.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if it has none
   */
  public static double toMillis(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      throw ErrorCode.D3110.with(text);
    }
    double month = number(matcher.group(2), 1);
    double day = number(matcher.group(3), 1);
    double hour = number(matcher.group(4), 0);
    if (month < 1 || month > MONTHS || day < 1 || day > 31 || hour > 24) {
      return Double.NaN;
    }
    double minutes = number(matcher.group(5), 0);
    String zone = matcher.group(8);
    if (zone != null) {
      double sign = zone.startsWith("-") ? -1 : 1;
      minutes -= number(zone, 0) * 60 + sign * number(matcher.group(9), 0);
    }
    String fraction = matcher.group(7);
    double millis = fraction == null ? 0 : Math.floor(Double.parseDouble("0." + fraction) * 1_000);
    double year = Double.parseDouble(matcher.group(1));
    return days(year, month - 1, day) * MILLIS_PER_DAY
        + inDay(hour, minutes, number(matcher.group(6), 0), millis);
  }

  private static double number(@org.jspecify.annotations.Nullable String digits, double otherwise) {
    return digits == null ? otherwise : Double.parseDouble(digits);
  }

  /**
   * A time of its parts, each of which may be larger than its place is; years of two digits are of
   * the 1900s.
   */
  static double utc(
      double year,
      double month,
      double day,
      double hour,
      double minute,
      double second,
      double millis) {
    double fullYear = year >= 0 && year <= 99 ? 1_900 + year : year;
    return days(fullYear, month, day) * MILLIS_PER_DAY + inDay(hour, minute, second, millis);
  }

  private static double inDay(double hour, double minute, double second, double millis) {
    return hour * MILLIS_PER_HOUR + minute * MILLIS_PER_MINUTE + second * 1_000 + millis;
  }

  private static double days(double year, double month, double day) {
    double wholeYear = year + Math.floor(month / MONTHS);
    if (Double.isNaN(wholeYear + day) || Math.abs(wholeYear) > 300_000) {
      return Double.NaN;
    }
    int monthOfYear = (int) (month - Math.floor(month / MONTHS) * MONTHS);
    return LocalDate.of((int) wholeYear, monthOfYear + 1, 1).toEpochDay() + day - 1;
  }
}
