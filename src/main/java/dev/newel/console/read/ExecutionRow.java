package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.store.HistoryStore;
import org.jspecify.annotations.Nullable;

/** An execution as a row of a list. */
public final class ExecutionRow {

  /** Longer texts are cut, and longer payloads left out. */
  static final int SHORT = 500;

  private ExecutionRow() {}

  public static ObjectNode of(ExecutionStart start, Progress progress) {
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put("arn", start.executionArn())
            .put("name", start.key().name())
            .put("machine", start.machineArn())
            .put("status", progress.status().name())
            .put("start", start.startTime());
    putQualifier(row, start);
    putPayload(row, "input", start.input());
    MapPart part = start.part();
    if (part != null && !part.isRun()) {
      row.put("mapRun", MapRunName.at(part.of()).arn());
    }
    Ending ending = progress.ending();
    if (ending != null) {
      putEnding(row, ending);
    }
    if (progress.redrives().count() > 0) {
      row.put("redrives", progress.redrives().count());
    }
    return row;
  }

  private static void putQualifier(ObjectNode row, ExecutionStart start) {
    if (start.qualifier().version() != 0) {
      row.put("version", Integer.toString(start.qualifier().version()));
    }
    if (start.qualifier().alias() != null) {
      row.put("alias", start.qualifier().alias());
    }
  }

  private static void putEnding(ObjectNode row, Ending ending) {
    row.put("stop", ending.stopTime());
    putPayload(row, "output", ending.output());
    if (ending.error() != null) {
      row.put("error", cut(ending.error()));
    }
    if (ending.cause() != null) {
      row.put("cause", cut(ending.cause()));
    }
  }

  /** What was not asked for, as it is large, has the text of null in its place. */
  private static void putPayload(ObjectNode row, String name, @Nullable Json payload) {
    if (payload != null
        && payload.text().length() <= SHORT
        && !payload.text().equals(HistoryStore.LEFT_OUT.text())) {
      row.put(name, payload.text());
    }
  }

  /** The front of a text, with no half of a character at its end. */
  static String cut(String text) {
    if (text.length() <= SHORT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
    return text.substring(0, end);
  }
}
