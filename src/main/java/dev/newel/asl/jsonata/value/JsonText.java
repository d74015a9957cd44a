package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a value as JavaScript writes it, compact or over several lines. */
public final class JsonText {

  private static final int SHOWN = 1_000;
  private static final int CONTROLS_END = 0x20;

  private final StringBuilder text = new StringBuilder();
  private final @Nullable Evaluation evaluation;
  private final boolean isPretty;
  private final int end;

  private JsonText(@Nullable Evaluation evaluation, boolean isPretty, int end) {
    this.evaluation = evaluation;
    this.isPretty = isPretty;
    this.end = end;
  }

  /** The text of a value; functions are empty texts. */
  public static String of(JsonNode value, boolean isPretty, Evaluation evaluation) {
    JsonText writer = new JsonText(evaluation, isPretty, Integer.MAX_VALUE);
    writer.write(value, 0);
    return writer.text.toString();
  }

  /** The text of a value for a message. */
  static String shorten(JsonNode value) {
    if (Values.isUndefined(value) || value instanceof FunctionValue) {
      return "undefined";
    }
    JsonText writer = new JsonText(null, false, SHOWN);
    writer.write(value, 0);
    StringBuilder text = writer.text;
    return text.length() <= SHOWN ? text.toString() : text.substring(0, SHOWN) + "...";
  }

  static String quote(String value) {
    JsonText writer = new JsonText(null, false, Integer.MAX_VALUE);
    writer.writeQuoted(value);
    return writer.text.toString();
  }

  private void write(JsonNode value, int level) {
    if (text.length() > end) {
      return;
    }
    if (evaluation != null) {
      evaluation.spend(2);
      evaluation.checkText(text.length());
    }
    switch (value.getNodeType()) {
      case OBJECT -> writeObject(value, level + 1);
      case ARRAY -> writeArray(value, level + 1);
      case STRING -> writeQuoted(value.textValue());
      case NUMBER -> text.append(numberOf(value));
      case BOOLEAN -> text.append(value.booleanValue());
      case NULL -> text.append("null");
      default -> text.append("\"\"");
    }
  }

  private String numberOf(JsonNode value) {
    if (evaluation != null) {
      Numbers.finite(value);
    }
    return Numbers.text(value);
  }

  private void writeObject(JsonNode object, int level) {
    Evaluation.checkNesting(level);
    text.append('{');
    for (Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        members.hasNext(); ) {
      Map.Entry<String, JsonNode> member = members.next();
      startItem(level);
      writeQuoted(member.getKey());
      text.append(isPretty ? ": " : ":");
      write(member.getValue(), level);
      text.append(members.hasNext() ? "," : "");
    }
    end(object, level, '}');
  }

  private void writeArray(JsonNode array, int level) {
    Evaluation.checkNesting(level);
    text.append('[');
    for (Iterator<JsonNode> items = array.iterator(); items.hasNext(); ) {
      JsonNode item = items.next();
      startItem(level);
      write(item, level);
      text.append(items.hasNext() ? "," : "");
    }
    end(array, level, ']');
  }

  private void startItem(int level) {
    if (isPretty) {
      text.append('\n').append("  ".repeat(level));
    }
  }

  private void end(JsonNode container, int level, char close) {
    if (!container.isEmpty()) {
      startItem(level - 1);
    }
    text.append(close);
  }

  private void writeQuoted(String value) {
    if (evaluation != null) {
      evaluation.makeText(value.length());
      evaluation.checkText((long) text.length() + value.length());
    }
    text.append('"');
    int length = Math.min(value.length(), end);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      boolean isPair = i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1));
      if (isPair) {
        text.append(c).append(value.charAt(++i));
      } else {
        writeCharacter(c);
      }
    }
    text.append('"');
  }

  private void writeCharacter(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (c < CONTROLS_END || Character.isSurrogate(c)) {
          text.append(String.format("\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
