package dev.newel.interpreter.model.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.event.EventType.Field;
import dev.newel.interpreter.model.event.EventType.Kind;
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
   * @param longest how many bytes a payload may have, written as a text of JSON; a longer one is
   *     cut
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
    return text.length() <= longest / BYTES_PER_CHARACTER
        ? text
        : text.substring(0, endOfWhatFits(text));
  }

  private int endOfWhatFits(String text) {
    int left = longest;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      left -= bytes(character);
      if (left < 0) {
        return end;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  /** As it is written in JSON, in UTF-8; of a control character, at most. */
  private static int bytes(int character) {
    if (character < ' ') {
      return BYTES_PER_CHARACTER;
    } else if (character == '"' || character == '\\') {
      return 2;
    } else if (character < 0x80) {
      return 1;
    } else if (character < 0x800) {
      return 2;
    }
    return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
  }
}
