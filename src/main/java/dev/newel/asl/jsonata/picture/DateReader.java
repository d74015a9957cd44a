package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.regex.Match;
import dev.newel.asl.jsonata.regex.Regex;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the time that a text has, which is written as a picture says. */
public final class DateReader {

  private static final String DATE_LETTERS = "YXMxWwdD";
  private static final String TIME_LETTERS = "PHhmsf";
  private static final int MINUTES_PER_HOUR = 60;

  private final DatePicture picture;
  private final Evaluation evaluation;
  private final Map<Character, Double> fields = new HashMap<>();

  private DateReader(DatePicture picture, Evaluation evaluation) {
    this.picture = picture;
    this.evaluation = evaluation;
  }

  /**
   * The time in milliseconds since 1970; null if the text is not as the picture says.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if the picture leaves out what is needed
   */
  public static @Nullable Double read(String text, String picture, Evaluation evaluation) {
    DateReader reader = new DateReader(DatePicture.parse(picture), evaluation);
    if (!reader.match(text)) {
      return null;
    }
    return reader.fields.isEmpty() ? null : reader.millis();
  }

  private boolean match(String text) {
    StringBuilder regex = new StringBuilder("^");
    List<@Nullable DateMarker> markers = new ArrayList<>();
    for (DatePicture.Part part : picture.parts()) {
      DateMarker marker = part.marker();
      markers.add(marker);
      regex
          .append('(')
          .append(marker == null ? escape(part.literal()) : regexOf(marker))
          .append(')');
    }
    Match match = Regex.compile(regex.append('$').toString(), "i").find(text, 0, evaluation);
    if (match == null) {
      return false;
    }
    for (int i = 0; i < markers.size(); i++) {
      DateMarker marker = markers.get(i);
      String found = match.group(text, i + 1);
      Double value = marker == null || found == null ? null : value(marker, found);
      if (marker != null && value != null) {
        fields.put(marker.component(), value);
      }
    }
    return true;
  }

  private static String escape(String literal) {
    return literal.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
  }

  private static String regexOf(DateMarker marker) {
    IntegerPicture integer = marker.integerPicture();
    if (marker.isZone()) {
      String sign = integer == null ? "" : integer.regularSign();
      return (marker.component() == 'z' ? "GMT" : "")
          + "[-+][0-9]+"
          + (sign.isEmpty() ? "" : escape(sign) + "[0-9]+");
    }
    if (integer != null) {
      return integer.regex(marker.width());
    }
    if ("MxFP".indexOf(marker.component()) < 0) {
      throw ErrorCode.D3133.with(String.valueOf(marker.component()));
    }
    return "[a-zA-Z]+";
  }

  private static @Nullable Double value(DateMarker marker, String text) {
    IntegerPicture integer = marker.integerPicture();
    if (marker.isZone()) {
      return zone(marker.component() == 'z' ? text.substring(3) : text, integer);
    }
    if (integer != null) {
      return integer.read(text);
    }
    return switch (marker.component()) {
      case 'P' -> half(text);
      case 'F' -> position(DateMarker.DAYS, marker, text);
      default -> position(DateMarker.MONTHS, marker, text);
    };
  }

  private static @Nullable Double half(String text) {
    return switch (text) {
      case "am", "AM" -> 0.0;
      case "pm", "PM" -> 1.0;
      default -> null;
    };
  }

  private static @Nullable Double position(List<String> names, DateMarker marker, String text) {
    int most = marker.mostLetters();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (text.equals(most > 0 && most < name.length() ? name.substring(0, most) : name)) {
        return i + 1.0;
      }
    }
    return null;
  }

  /** In minutes. */
  private static double zone(String text, @Nullable IntegerPicture integer) {
    String sign = integer == null ? "" : integer.regularSign();
    int split = sign.isEmpty() ? (text.length() <= 3 ? text.length() : 3) : text.indexOf(sign);
    String minutes = text.substring(Math.min(text.length(), split + sign.length()));
    return Double.parseDouble(text.substring(0, split)) * MINUTES_PER_HOUR
        + (minutes.isEmpty() ? 0 : Double.parseDouble(minutes));
  }

  private double millis() {
    int date = mask(DATE_LETTERS);
    int time = mask(TIME_LETTERS);
    boolean isDayOfYear = !isOfKind(date, 0b10100001) && isOfKind(date, 0b10000010);
    boolean isMonthWeek = isOfKind(date, 0b01010100);
    boolean isYearWeek = !isMonthWeek && isOfKind(date, 0b01001000);
    boolean isHalfDay = !isOfKind(time, 0b010111) && isOfKind(time, 0b101111);
    String dateLetters = isDayOfYear ? "YD" : isMonthWeek ? "XxwF" : isYearWeek ? "XWF" : "YMD";
    fillIn(dateLetters + (isHalfDay ? "Phmsf" : "Hmsf"));
    if (isMonthWeek || isYearWeek) {
      throw ErrorCode.D3136.with();
    }
    double month = Math.max(0, get('M') - 1);
    double day = get('D');
    if (isDayOfYear) {
      month = 0;
      day = get('d');
    }
    double hour = isHalfDay ? get('h') % 12 + (get('P') == 1 ? 12 : 0) : get('H');
    double offset = fields.getOrDefault('Z', fields.getOrDefault('z', 0.0));
    return IsoDates.utc(get('Y'), month, day, hour, get('m') - offset, get('s'), get('f'));
  }

  private int mask(String letters) {
    int mask = 0;
    for (int i = 0; i < letters.length(); i++) {
      double value = fields.getOrDefault(letters.charAt(i), 0.0);
      mask = (mask << 1) | (value == 0 || Double.isNaN(value) ? 0 : 1);
    }
    return mask;
  }

  /** Whether all that was given is of the kind, and something was. */
  private static boolean isOfKind(int mask, int kind) {
    return (~kind & mask) == 0 && (kind & mask) != 0;
  }

  /** What is larger than anything given is that of the present; what is smaller is the least. */
  private void fillIn(String letters) {
    DateFields now = new DateFields(evaluation.now().toEpochMilli());
    boolean isStarted = false;
    boolean isEnded = false;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (fields.containsKey(letter)) {
        if (isEnded) {
          throw ErrorCode.D3136.with();
        }
        isStarted = true;
      } else if (isStarted) {
        fields.put(letter, "MDd".indexOf(letter) >= 0 ? 1.0 : 0.0);
        isEnded = true;
      } else {
        fields.put(letter, (double) (letter == 'P' ? 0 : now.get(letter)));
      }
    }
  }

  private double get(char letter) {
    return fields.getOrDefault(letter, Double.NaN);
  }
}
