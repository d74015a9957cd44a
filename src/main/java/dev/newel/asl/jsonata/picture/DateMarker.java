package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a time in a picture, as {@code [M01]}. */
final class DateMarker {

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private static final String NUMBERS = "YMDdFWwXxHhmsf";
  private static final int HUNDRED = 100;
  private static final int MAX_DIGITS = 1_000;

  private final char component;
  private final String presentation;
  private final boolean isTraditional;
  private final boolean isOrdinal;
  private final int least;
  private final int most;
  private final @Nullable LetterCase names;
  private final @Nullable IntegerPicture integer;

  /** How many digits a year, month or day has; -1 for as many as it needs. */
  private int width = -1;

  /**
   * Reads what stands between the brackets.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if it stands for nothing
   */
  DateMarker(String marker) {
    component = marker.isEmpty() ? 0 : marker.charAt(0);
    int comma = marker.lastIndexOf(',');
    String widths = comma < 0 ? "" : marker.substring(comma + 1);
    int dash = widths.indexOf('-');
    least = width(dash < 0 ? widths : widths.substring(0, dash));
    most = dash < 0 ? -1 : width(widths.substring(dash + 1));

    String modifiers =
        marker.substring(
            Math.min(1, marker.length()), comma < 0 ? marker.length() : Math.max(1, comma));
    char last = modifiers.isEmpty() ? 0 : modifiers.charAt(modifiers.length() - 1);
    boolean hasSecond = modifiers.length() > 1 && "atco".indexOf(last) >= 0;
    isTraditional = hasSecond && last == 't';
    isOrdinal = hasSecond && last == 'o';
    presentation =
        modifiers.isEmpty()
            ? defaultPresentation(component)
            : hasSecond ? modifiers.substring(0, modifiers.length() - 1) : modifiers;
    names = names();
    integer = integer(hasSecond ? ";" + last : "");
  }

  private static int width(String text) {
    int end = 0;
    while (end < text.length() && end < 4 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 ? -1 : Math.min(MAX_DIGITS, Integer.parseInt(text.substring(0, end)));
  }

  private static String defaultPresentation(char component) {
    return switch (component) {
      case 'Y', 'M', 'D', 'd', 'W', 'w', 'X', 'x', 'H', 'h', 'f' -> "1";
      case 'F', 'P', 'C', 'E' -> "n";
      case 'm', 's' -> "01";
      case 'Z', 'z' -> "01:01";
      default -> throw ErrorCode.D3132.with(component == 0 ? "" : String.valueOf(component));
    };
  }

  private @Nullable LetterCase names() {
    if (presentation.startsWith("n")) {
      return LetterCase.LOWER;
    }
    if (presentation.startsWith("N")) {
      return presentation.startsWith("Nn") ? LetterCase.TITLE : LetterCase.UPPER;
    }
    return null;
  }

  private @Nullable IntegerPicture integer(String modifier) {
    if (isZone()) {
      return IntegerPicture.parse(presentation);
    }
    if (names != null || NUMBERS.indexOf(component) < 0) {
      return null;
    }
    IntegerPicture picture = IntegerPicture.parse(presentation + modifier);
    if (least > picture.mandatoryDigits()) {
      picture.requireDigits(least);
    }
    if ("YMD".indexOf(component) >= 0) {
      if (most >= 0) {
        width = most;
        picture.requireDigits(most);
      } else if (picture.mandatoryDigits() + picture.optionalDigits() >= 2) {
        width = picture.mandatoryDigits() + picture.optionalDigits();
      }
    }
    return picture;
  }

  char component() {
    return component;
  }

  boolean isZone() {
    return component == 'Z' || component == 'z';
  }

  @Nullable IntegerPicture integerPicture() {
    return integer;
  }

  /** How many digits the text of it has; not positive if that is open. */
  int width() {
    return width;
  }

  /** How many letters of a name are shown; -1 for all. */
  int mostLetters() {
    return most;
  }

  String format(DateFields fields, int offsetHours, int offsetMinutes, Evaluation evaluation) {
    if (isZone()) {
      return zone(offsetHours, offsetMinutes, evaluation);
    }
    if (component == 'P') {
      String half = fields.isAfternoon() ? "pm" : "am";
      return names == LetterCase.UPPER ? LetterCase.UPPER.of(half) : half;
    }
    if (NUMBERS.indexOf(component) < 0) {
      return component == 'C' || component == 'E' ? "ISO" : "undefined";
    }
    int value = fields.get(component);
    if (integer == null) {
      return name(value);
    }
    boolean isCut = component == 'Y' && width >= 0;
    return integer.format(isCut ? value % Math.pow(10, width) : value, evaluation);
  }

  private String name(int value) {
    String name;
    if (component == 'M' || component == 'x') {
      name = MONTHS.get(value - 1);
    } else if (component == 'F') {
      name = DAYS.get(value - 1);
    } else {
      throw ErrorCode.D3133.with(String.valueOf(component));
    }
    String written = names == null ? name : names.of(name);
    return most >= 0 && written.length() > most ? written.substring(0, most) : written;
  }

  private String zone(int hours, int minutes, Evaluation evaluation) {
    int offset = hours * HUNDRED + minutes;
    if (offset == 0 && isTraditional) {
      return "Z";
    }
    IntegerPicture picture = integer == null ? IntegerPicture.parse("01:01") : integer;
    String text;
    if (picture.isRegular()) {
      text = picture.format(offset, evaluation);
    } else {
      text =
          switch (picture.mandatoryDigits()) {
            case 1, 2 ->
                picture.format(hours, evaluation)
                    + (minutes == 0
                        ? ""
                        : ":" + IntegerPicture.parse("00").format(minutes, evaluation));
            case 3, 4 -> picture.format(offset, evaluation);
            default -> throw ErrorCode.D3134.with();
          };
    }
    return (component == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
  }

  boolean isOrdinal() {
    return isOrdinal;
  }
}
