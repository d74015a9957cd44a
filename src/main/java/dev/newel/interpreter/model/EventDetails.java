package dev.newel.interpreter.model;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import dev.newel.interpreter.model.EventType.Field;
import dev.newel.interpreter.model.EventType.Kind;
import java.util.List;
import java.util.Map;

/**
 * The details of a history event, as the API and the logs give them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public final class EventDetails {

  /** As many bytes as one character of a text becomes at most, where it is written as JSON. */
  private static final int BYTES_PER_CHARACTER = 6;

  private final ObjectNode details;
  private final boolean data;
  private final int longest;

  private EventDetails(ObjectNode details, boolean data, int longest) {
    this.details = details;
    this.data = data;
    this.longest = longest;
  }

  /**
   * Adds them.
   *
   * @param data whether payloads are wanted
   * @param longest how many bytes a payload may have, written as a text of JSON; a longer one is cut
   */
  public static void addTo(ObjectNode details, HistoryEvent event, boolean data, int longest) {
    EventDetails writer = new EventDetails(details, data, longest);
    List<Field> fields = event.type().fields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = event.values().get(i);
      if (value != null) {
        writer.put(fields.get(i), value);
      }
    }
  }

  private void put(Field field, Object value) {
    if (value instanceof Json json) {
      if (data) {
        putPayload(field, json.text());
      }
    } else if (value instanceof Map<?, ?> variables) {
      if (data) {
        ObjectNode values = details.putObject(field.name());
        variables.forEach((name, text) -> values.put((String) name, ((Json) text).text()));
        putTruncated(field, false);
      }
    } else if (value instanceof Long number) {
      details.put(field.name(), number);
    } else if (field.kind() == Kind.ROLE) {
      details.putObject(field.name()).put("roleArn", value.toString());
    } else {
      details.put(field.name(), value.toString());
    }
  }

  private void putPayload(Field field, String text) {
    String cut = cut(text);
    details.put(field.name(), cut);
    if (field.kind() == Kind.PAYLOAD) {
      putTruncated(field, cut.length() < text.length());
    }
  }

  private void putTruncated(Field field, boolean isCut) {
    details.putObject(field.name() + "Details").put("truncated", isCut);
  }

  private String cut(String text) {
    if (text.length() <= longest / BYTES_PER_CHARACTER) {
      return text;
    }
    byte[] written = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    if (written.length <= longest) {
      return text;
    }
    // about as much as fits, and then less until it does
    int end = (int) ((long) text.length() * longest / written.length);
    while (JsonStringEncoder.getInstance().quoteAsUTF8(text.substring(0, end)).length > longest) {
      end -= end / 16 + 1;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
