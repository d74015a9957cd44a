package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.asl.Json;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.EventType.Field;
import dev.newel.interpreter.model.EventType.Kind;
import dev.newel.interpreter.model.HistoryEvent;
import java.util.List;
import java.util.Map;

/**
 * A history event as the API gives it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
final class EventEntry {

  private EventEntry() {}

  /**
   * Makes the entry.
   *
   * @param data whether payloads are wanted
   */
  static ObjectNode of(HistoryEvent event, boolean data) {
    EventType type = event.type();
    ObjectNode entry = ActionContext.object();
    entry.set("timestamp", WireTime.seconds(event.time()));
    entry
        .put("type", type.wireName())
        .put("id", event.id())
        .put("previousEventId", event.previousId());
    if (type.details() != null) {
      ObjectNode details = entry.putObject(type.details());
      List<Field> fields = type.fields();
      for (int i = 0; i < fields.size(); i++) {
        Object value = event.values().get(i);
        if (value != null) {
          put(details, fields.get(i), value, data);
        }
      }
    }
    return entry;
  }

  private static void put(ObjectNode details, Field field, Object value, boolean data) {
    if (value instanceof Json json) {
      if (data) {
        details.put(field.name(), json.text());
      }
      if (data && field.kind() == Kind.PAYLOAD) {
        details.putObject(field.name() + "Details").put("truncated", false);
      }
    } else if (value instanceof Map<?, ?> variables) {
      if (data) {
        ObjectNode values = details.putObject(field.name());
        variables.forEach((name, text) -> values.put((String) name, ((Json) text).text()));
        details.putObject(field.name() + "Details").put("truncated", false);
      }
    } else if (value instanceof Long number) {
      details.put(field.name(), number);
    } else if (field.kind() == Kind.ROLE) {
      details.putObject(field.name()).put("roleArn", value.toString());
    } else {
      details.put(field.name(), value.toString());
    }
  }
}
