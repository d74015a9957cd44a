package dev.newel.ops.audit;

import dev.newel.ops.JsonLine;
import dev.newel.ops.JsonLine.Field;
import dev.newel.ops.JsonLogFormat;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log of who has done what: an object of JSON for each line, with texts of bounded length. */
final class AuditLines {

  private static final Logger LOG = System.getLogger(JsonLogFormat.AUDIT);

  static final Field ACTION = new Field("action");
  static final Field ACCESS_KEY = new Field("accessKey");
  static final Field FROM = new Field("from");
  static final Field REQUEST_ID = new Field("requestId");
  static final Field ERROR = new Field("error");

  private static final int LONGEST = 512;

  private AuditLines() {}

  /** Writes a line. */
  static void write(Consumer<JsonLine> content) {
    LOG.log(
        Level.INFO,
        () -> {
          JsonLine line = new JsonLine();
          content.accept(line);
          return line.end();
        });
  }

  /** Puts in a text that a client may have made as long as it likes; null for none. */
  static void put(JsonLine line, Field field, @Nullable String text) {
    if (text != null) {
      line.put(field, text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
  }
}
