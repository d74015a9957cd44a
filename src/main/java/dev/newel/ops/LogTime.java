package dev.newel.ops;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Times of log lines, of which there are many in a second, and may be many in a millisecond. */
final class LogTime {

  private static final long MILLIS = 1_000;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("XXX");

  private final ZoneId zone;
  private volatile Second last;

  private volatile Moment now;

  private record Second(long second, String start, String offset) {}

  private record Moment(long epochMillis, String text) {}

  private LogTime(ZoneId zone) {
    this.zone = zone;
    this.last = second(0);
    this.now = new Moment(0, write(0));
  }

  static LogTime utc() {
    return new LogTime(ZoneOffset.UTC);
  }

  /** The time of the machine, as its other logs have it, with its distance from UTC. */
  static LogTime local() {
    return new LogTime(ZoneId.systemDefault());
  }

  /** A time as {@code 2026-12-31T23:59:59.999Z}. */
  String text(long epochMillis) {
    Moment moment = now;
    if (moment.epochMillis != epochMillis) {
      moment = new Moment(epochMillis, write(epochMillis));
      now = moment;
    }
    return moment.text;
  }

  private String write(long epochMillis) {
    long number = Math.floorDiv(epochMillis, MILLIS);
    Second second = last;
    if (second.second != number) {
      second = second(number);
      last = second;
    }
    long millis = Math.floorMod(epochMillis, MILLIS);
    String zeros = millis < 10 ? ".00" : millis < 100 ? ".0" : ".";
    return second.start + zeros + millis + second.offset;
  }

  private Second second(long number) {
    ZonedDateTime time = Instant.ofEpochSecond(number).atZone(zone);
    return new Second(number, SECOND.format(time), OFFSET.format(time));
  }
}
