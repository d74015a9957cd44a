package dev.newel.ops;

import java.lang.System.Logger.Level;
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

  /** Causes of causes after which an exception has told enough. */
  private static final int MAX_CAUSES = 8;

  private final LogTime time = LogTime.local();

  /** Held, as the level of a logger that nobody holds is forgotten with it. */
  private static final Logger OWN = Logger.getLogger("dev.newel");

  /**
   * It tells of each client that sends what is not HTTP/2, as an error: anybody could fill the log.
   * Where a connection is Newel's own, what fails is told by who has it.
   */
  private static final Logger CONNECTIONS =
      Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

  /**
   * Has all loggers of the process write in a format, records of a level and graver ones. Below
   * INFO only Newel tells more: what its libraries say there would bury it.
   *
   * @param out where to; what is logged from now on goes nowhere else
   */
  public static void install(Level level, Formatter format, LogWriter out) {
    Logger root = LogManager.getLogManager().getLogger("");
    OWN.setLevel(toJulLevel(level));
    root.setLevel(toJulLevel(level == Level.DEBUG ? Level.INFO : level));
    CONNECTIONS.setLevel(level == Level.DEBUG ? null : java.util.logging.Level.OFF);
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    out.setLevel(toJulLevel(level));
    out.setFormatter(format);
    root.addHandler(out);
  }

  @Override
  public String format(LogRecord record) {
    StringBuilder line =
        new StringBuilder(time.text(record.getMillis()))
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
