package dev.newel.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.engine.mapruns.bucket.NewContent;

/** Lines of JSON for one object, each an object with one field that says what it is. */
final class ArchivedLines {

  private static final String TYPE = "application/jsonl";

  /** What is longer goes into another object, so that no history is held as a whole. */
  private static final int LONG = 8 << 20;

  private final StringBuilder text = new StringBuilder();

  void add(String kind, JsonNode what) {
    JsonNode line = JsonNodeFactory.instance.objectNode().set(kind, what);
    text.append(line).append('\n');
  }

  boolean isLong() {
    return text.length() > LONG;
  }

  NewContent content() {
    return new NewContent(text.toString(), TYPE);
  }
}
