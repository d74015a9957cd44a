package dev.newel.ops;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Log records for machines: an object of JSON in a line. What a message says of an execution or a
 * request stands in a field of its own, so that all lines about one are found.
 */
public final class JsonLogFormat extends Formatter {

  /** Whose messages are objects of JSON already. */
  public static final String AUDIT = "dev.newel.audit";

  private static final Pattern EXECUTION =
      Pattern.compile(
          "arn:aws[a-z-]*:states:[^:\\s]+:\\d{12}:(?:execution|express|mapRun):[^\\s,;]+");

  private static final Pattern REQUEST =
      Pattern.compile("\\brequest ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b");

  private final LogTime time = LogTime.utc();

  @Override
  public String format(LogRecord record) {
    String message = String.valueOf(formatMessage(record));
    JsonLine line =
        new JsonLine(message.length())
            .putPlain("time", time.text(record.getMillis()))
            .putPlain("level", LogFormat.name(record.getLevel()))
            .put("logger", String.valueOf(record.getLoggerName()))
            // handlers write on the thread that logs
            .put("thread", Thread.currentThread().getName());
    if (AUDIT.equals(record.getLoggerName())) {
      line.putJson("audit", message);
    } else {
      line.put("message", message);
      putFound(line, "executionArn", EXECUTION.matcher(message), 0);
      putFound(line, "requestId", REQUEST.matcher(message), 1);
    }
    putStack(line, record.getThrown());
    return line.endLine();
  }

  private static void putFound(JsonLine line, String field, Matcher found, int group) {
    if (found.find()) {
      line.put(field, found.group(group));
    }
  }

  private static void putStack(JsonLine line, @Nullable Throwable thrown) {
    if (thrown != null) {
      StringBuilder stack = new StringBuilder();
      LogFormat.appendStack(stack, thrown);
      line.put("stack", stack.toString());
    }
  }
}
