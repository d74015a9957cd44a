package dev.newel.ops;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How log records are written: one line each, and below it the stack of an exception, indented.
 * Control characters are escaped wherever they come from, so that no name or error of a caller can
 * look like a line of its own.
 */
public final class LogFormat extends Formatter {

  /** The time of the machine, as its other logs have it, with its distance from UTC. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.systemDefault());

  /** Causes of causes after which an exception has told enough. */
  private static final int MAX_CAUSES = 8;

  /** Held, as the level of a logger that nobody holds is forgotten with it. */
  private static final Logger OWN = Logger.getLogger("dev.newel");

  /**
   * It tells of each client that sends what is not HTTP/2, as an error: anybody could fill the log.
   * Where a connection is Newel's own, what fails is told by who has it.
   */
  private static final Logger CONNECTIONS =
      Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

  /**
   * Has all loggers of the process write in this format, records of a level and graver ones. Below
   * INFO only Newel tells more: what its libraries say there would bury it.
   */
  public static void install(Level level) {
    install(level, new LogFormat());
  }

  /** The same in another format. */
  public static void install(Level level, Formatter format) {
    Logger root = LogManager.getLogManager().getLogger("");
    OWN.setLevel(toJulLevel(level));
    root.setLevel(toJulLevel(level == Level.DEBUG ? Level.INFO : level));
    CONNECTIONS.setLevel(level == Level.DEBUG ? null : java.util.logging.Level.OFF);
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(toJulLevel(level));
      handler.setFormatter(format);
    }
  }

  @Override
  public String format(LogRecord record) {
    StringBuilder line =
        new StringBuilder(TIME.format(Instant.ofEpochMilli(record.getMillis())))
            .append(' ')
            .append(name(record.getLevel()))
            .append(' ')
            .append(simpleName(record.getLoggerName()))
            .append(": ")
            .append(Printable.escape(String.valueOf(formatMessage(record))))
            .append('\n');
    appendStack(line, record.getThrown());
    return line.toString();
  }

  static void appendStack(StringBuilder out, @Nullable Throwable thrown) {
    Throwable next = thrown;
    for (int i = 0; next != null && i < MAX_CAUSES; i++) {
      out.append(i == 0 ? "  " : "  caused by ")
          .append(Printable.escape(next.toString()))
          .append('\n');
      for (StackTraceElement frame : next.getStackTrace()) {
        out.append("    at ").append(frame).append('\n');
      }
      next = next.getCause();
    }
  }

  private static String simpleName(@Nullable String logger) {
    return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static java.util.logging.Level toJulLevel(Level level) {
    return switch (level) {
      case ERROR -> java.util.logging.Level.SEVERE;
      case WARNING -> java.util.logging.Level.WARNING;
      case DEBUG -> java.util.logging.Level.FINE;
      default -> java.util.logging.Level.INFO;
    };
  }

  /** The level by the name that the setting has for it. */
  static String name(java.util.logging.Level level) {
    int value = level.intValue();
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return "WARNING";
    }
    return value >= java.util.logging.Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
