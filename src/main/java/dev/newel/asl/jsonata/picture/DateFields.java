package dev.newel.asl.jsonata.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The parts of a time that a picture can ask for, each by its letter. */
final class DateFields {

  private static final int HALF_DAY = 12;
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** What JavaScript's dates can hold. */
  private static final double MAX_MILLIS = 8.64e15;

  private final LocalDateTime time;

  DateFields(double millis) {
    long bounded = (long) Math.max(-MAX_MILLIS, Math.min(MAX_MILLIS, millis));
    time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(bounded, MILLIS_PER_SECOND),
            (int) Math.floorMod(bounded, MILLIS_PER_SECOND) * NANOS_PER_MILLI,
            ZoneOffset.UTC);
  }

  boolean isAfternoon() {
    return time.getHour() >= HALF_DAY;
  }

  /** The number that a letter stands for; -1 if it stands for none. */
  int get(char component) {
    return switch (component) {
      case 'Y' -> time.getYear();
      case 'M' -> time.getMonthValue();
      case 'D' -> time.getDayOfMonth();
      case 'd' -> time.getDayOfYear();
      case 'F' -> time.getDayOfWeek().getValue();
      case 'W' -> weekOfYear();
      case 'w' -> weekOfMonth();
      case 'X' -> yearOfWeek();
      case 'x' -> monthOfWeek();
      case 'H' -> time.getHour();
      case 'h' -> time.getHour() % HALF_DAY == 0 ? HALF_DAY : time.getHour() % HALF_DAY;
      case 'm' -> time.getMinute();
      case 's' -> time.getSecond();
      case 'f' -> time.getNano() / NANOS_PER_MILLI;
      case 'P' -> isAfternoon() ? 1 : 0;
      default -> -1;
    };
  }

  /** The Monday of the week that has most of its days in the month that begins. */
  private static LocalDate firstWeekOf(LocalDate firstDay) {
    int day = firstDay.getDayOfWeek().getValue();
    return day > DayOfWeek.THURSDAY.getValue()
        ? firstDay.plusDays(8 - day)
        : firstDay.minusDays(day - 1);
  }

  private static int weeksSince(LocalDate start, LocalDate day) {
    return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(start, day), 7L)) + 1;
  }

  private int weekOfYear() {
    LocalDate today = time.toLocalDate();
    LocalDate year = today.withDayOfYear(1);
    int week = weeksSince(firstWeekOf(year), today);
    if (week > 52 && !today.isBefore(firstWeekOf(year.plusYears(1)))) {
      return 1;
    }
    return week < 1 ? weeksSince(firstWeekOf(year.minusYears(1)), today) : week;
  }

  private int weekOfMonth() {
    LocalDate today = time.toLocalDate();
    LocalDate month = today.withDayOfMonth(1);
    int week = weeksSince(firstWeekOf(month), today);
    if (week > 4 && !today.isBefore(firstWeekOf(month.plusMonths(1)))) {
      return 1;
    }
    return week < 1 ? weeksSince(firstWeekOf(month.minusMonths(1)), today) : week;
  }

  private int yearOfWeek() {
    LocalDate today = time.toLocalDate();
    LocalDate year = today.withDayOfYear(1);
    if (today.isBefore(firstWeekOf(year))) {
      return year.getYear() - 1;
    }
    return today.isBefore(firstWeekOf(year.plusYears(1))) ? year.getYear() : year.getYear() + 1;
  }

  private int monthOfWeek() {
    LocalDate today = time.toLocalDate();
    LocalDate month = today.withDayOfMonth(1);
    if (today.isBefore(firstWeekOf(month))) {
      return month.minusMonths(1).getMonthValue();
    }
    LocalDate next = month.plusMonths(1);
    return today.isBefore(firstWeekOf(next)) ? month.getMonthValue() : next.getMonthValue();
  }
}
