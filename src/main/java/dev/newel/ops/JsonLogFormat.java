package dev.newel.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
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

  private static final JsonFactory JSON = new JsonFactory();

  /** Whose messages are objects of JSON already. */
  public static final String AUDIT = "dev.newel.audit";

  private static final Pattern EXECUTION =
      Pattern.compile(
          "arn:aws[a-z-]*:states:[^:\\s]+:\\d{12}:(?:execution|express|mapRun):[^\\s,;]+");

  private static final Pattern REQUEST =
      Pattern.compile("\\brequest ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b");

  @Override
  public String format(LogRecord record) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(json, record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private void write(JsonGenerator json, LogRecord record) throws IOException {
    String message = String.valueOf(formatMessage(record));
    json.writeStartObject();
    json.writeStringField("time", Instant.ofEpochMilli(record.getMillis()).toString());
    json.writeStringField("level", LogFormat.name(record.getLevel()));
    json.writeStringField("logger", String.valueOf(record.getLoggerName()));
    // handlers write on the thread that logs
    json.writeStringField("thread", Thread.currentThread().getName());
    if (AUDIT.equals(record.getLoggerName())) {
      json.writeFieldName("audit");
      json.writeRawValue(message);
    } else {
      json.writeStringField("message", message);
      writeFound(json, "executionArn", EXECUTION.matcher(message), 0);
      writeFound(json, "requestId", REQUEST.matcher(message), 1);
    }
    writeStack(json, record.getThrown());
    json.writeEndObject();
  }

  private static void writeFound(JsonGenerator json, String field, Matcher found, int group)
      throws IOException {
    if (found.find()) {
      json.writeStringField(field, found.group(group));
    }
  }

  private static void writeStack(JsonGenerator json, @Nullable Throwable thrown)
      throws IOException {
    if (thrown != null) {
      StringBuilder stack = new StringBuilder();
      LogFormat.appendStack(stack, thrown);
      json.writeStringField("stack", stack.toString());
    }
  }
}
