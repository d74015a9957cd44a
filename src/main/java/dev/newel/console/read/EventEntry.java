package dev.newel.console.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.event.EventDetails;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.EventType.Field;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history event without its data, and its data by themselves. */
public final class EventEntry {

  private EventEntry() {}

  /** The event, as AWS has it without data; long texts are cut. */
  public static ObjectNode of(HistoryEvent event) {
    EventType type = event.type();
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", event.id())
            .put("previousEventId", event.previousId())
            .put("timestamp", event.time())
            .put("type", type.wireName());
    if (type.details() != null) {
      ObjectNode details = entry.putObject(type.details());
      EventDetails.addTo(details, event, false, Integer.MAX_VALUE);
      if (cut(details)) {
        entry.put("cut", true);
      }
    }
    return entry;
  }

  private static boolean cut(ObjectNode details) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : details.properties()) {
      if (field.getValue() instanceof TextNode text
          && text.textValue().length() > ExecutionRow.SHORT) {
        names.add(field.getKey());
      }
    }
    names.forEach(name -> details.put(name, ExecutionRow.cut(details.path(name).textValue())));
    return !names.isEmpty();
  }

  /** All that an event says and its entry does not, by the paths of the fields. */
  static Map<String, String> data(HistoryEvent event) {
    Map<String, String> data = new LinkedHashMap<>();
    List<Field> fields = event.type().fields();
    for (int i = 0; i < fields.size(); i++) {
      String path = event.type().details() + "." + fields.get(i).name();
      Object value = event.values().get(i);
      if (value instanceof Json json) {
        data.put(path, json.text());
      } else if (value instanceof String text && text.length() > ExecutionRow.SHORT) {
        data.put(path, text);
      } else if (value instanceof Map<?, ?> variables) {
        variables.forEach((name, json) -> data.put(path + "." + name, ((Json) json).text()));
      }
    }
    return data;
  }

  /**
   * An event with all its data.
   *
   * @param most characters of each text, from its front
   */
  public static ObjectNode whole(HistoryEvent event, int most) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("event", of(event));
    ArrayNode data = whole.putArray("data");
    data(event)
        .forEach(
            (field, text) ->
                data.addObject()
                    .put("field", field)
                    .put("text", part(text, 0, most))
                    .put("length", text.length()));
    return whole;
  }

  /** A part of a text, with no half of a character at its end. */
  static String part(String text, int from, int most) {
    if (from >= text.length()) {
      return "";
    }
    int end = Math.min(text.length(), from + most);
    boolean isHalf = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(from, isHalf ? end - 1 : end);
  }

  /** The status that an execution has from this event on; null where it keeps the one it has. */
  public static @Nullable ExecutionStatus status(HistoryEvent event) {
    return switch (event.type()) {
      case EXECUTION_STARTED, EXECUTION_REDRIVEN -> ExecutionStatus.RUNNING;
      case EXECUTION_SUCCEEDED -> ExecutionStatus.SUCCEEDED;
      case EXECUTION_FAILED -> ExecutionStatus.FAILED;
      case EXECUTION_TIMED_OUT -> ExecutionStatus.TIMED_OUT;
      case EXECUTION_ABORTED -> ExecutionStatus.ABORTED;
      default -> null;
    };
  }
}
