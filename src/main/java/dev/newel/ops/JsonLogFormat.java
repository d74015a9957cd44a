package dev.newel.ops;

import dev.newel.ops.JsonLine.Field;
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

  private static final Field TIME = new Field("time");
  private static final Field LEVEL = new Field("level");
  private static final Field LOGGER = new Field("logger");
  private static final Field THREAD = new Field("thread");
  private static final Field MESSAGE = new Field("message");
  private static final Field EXECUTION_ARN = new Field("executionArn");
  private static final Field REQUEST_ID = new Field("requestId");
  private static final Field STACK = new Field("stack");

  private final LogTime time = LogTime.utc();

  /** Where a thread logs much, most of it is by one logger. */
  private final ThreadLocal<Source> last =
      ThreadLocal.withInitial(() -> new Source("", "", "", ""));

  /**
   * Where a line comes from.
   *
   * @param fields all of it as JSON
   */
  private record Source(String level, String logger, String thread, String fields) {}

  @Override
  public String format(LogRecord record) {
    String message = String.valueOf(formatMessage(record));
    JsonLine line =
        new JsonLine(message.length())
            .putPlain(TIME, time.text(record.getMillis()))
            .putFields(source(record).fields());
    if (AUDIT.equals(record.getLoggerName())) {
      line.putJson("audit", message);
    } else {
      line.put(MESSAGE, message);
      putFound(line, EXECUTION_ARN, EXECUTION.matcher(message), 0);
      putFound(line, REQUEST_ID, REQUEST.matcher(message), 1);
    }
    putStack(line, record.getThrown());
    return line.endLine();
  }

  private Source source(LogRecord record) {
    String level = LogFormat.name(record.getLevel());
    String logger = String.valueOf(record.getLoggerName());
    // handlers write on the thread that logs
    String thread = Thread.currentThread().getName();
    Source known = last.get();
    if (known.level().equals(level)
        && known.logger().equals(logger)
        && known.thread().equals(thread)) {
      return known;
    }
    String fields =
        new JsonLine().putPlain(LEVEL, level).put(LOGGER, logger).put(THREAD, thread).fields();
    Source source = new Source(level, logger, thread, fields);
    last.set(source);
    return source;
  }

  private static void putFound(JsonLine line, Field field, Matcher found, int group) {
    if (found.find()) {
      line.put(field, found.group(group));
    }
  }

  private static void putStack(JsonLine line, @Nullable Throwable thrown) {
    if (thrown != null) {
      StringBuilder stack = new StringBuilder();
      LogFormat.appendStack(stack, thrown);
      line.put(STACK, stack.toString());
    }
  }
}
