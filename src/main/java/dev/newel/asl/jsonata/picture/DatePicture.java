package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a time is written: text, and parts of the time in brackets.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#formatting-dates-and-times">XPath
 *     functions, formatting dates and times</a>
 */
public final class DatePicture {

  /** ISO 8601, in milliseconds. */
  public static final DatePicture ISO =
      parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

  private static final int HUNDRED = 100;
  private static final int MINUTES_PER_HOUR = 60;
  private static final double MILLIS_PER_MINUTE = 60_000;

  private final List<Part> parts;

  /** Either a text or a part of the time. */
  record Part(String literal, @Nullable DateMarker marker) {}

  private DatePicture(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a picture.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if it is none
   */
  public static DatePicture parse(String text) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int at = text.indexOf('[');
    while (at >= 0) {
      addLiteral(parts, text.substring(start, at));
      if (text.startsWith("[[", at)) {
        parts.add(new Part("[", null));
        start = at + 2;
      } else {
        int end = text.indexOf(']', at);
        if (end < 0) {
          throw ErrorCode.D3135.with();
        }
        String marker = text.substring(at + 1, end).replaceAll("\\s+", "");
        parts.add(new Part("", new DateMarker(marker)));
        start = end + 1;
      }
      at = text.indexOf('[', start);
    }
    addLiteral(parts, text.substring(start));
    return new DatePicture(List.copyOf(parts));
  }

  private static void addLiteral(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(text.replace("]]", "]"), null));
    }
  }

  List<Part> parts() {
    return parts;
  }

  /**
   * The text of a time.
   *
   * @param zone as {@code +0130}; UTC if null
   */
  public String format(double millis, @Nullable String zone, Evaluation evaluation) {
    int offset = zone == null ? 0 : offset(zone);
    int hours = Math.floorDiv(offset, HUNDRED);
    int minutes = offset % HUNDRED;
    DateFields fields =
        new DateFields(millis + (MINUTES_PER_HOUR * hours + minutes) * MILLIS_PER_MINUTE);
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.literal());
      if (part.marker() != null) {
        text.append(part.marker().format(fields, hours, minutes, evaluation));
      }
      evaluation.checkText(text.length());
    }
    return text.toString();
  }

  private static int offset(String zone) {
    int at = zone.startsWith("-") || zone.startsWith("+") ? 1 : 0;
    int offset = 0;
    while (at < zone.length() && Character.isDigit(zone.charAt(at)) && offset < HUNDRED * HUNDRED) {
      offset = offset * 10 + (zone.charAt(at++) - '0');
    }
    return zone.startsWith("-") ? -offset : offset;
  }
}
