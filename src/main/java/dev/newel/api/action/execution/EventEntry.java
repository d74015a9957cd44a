package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.interpreter.model.event.EventDetails;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;

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
      EventDetails.addTo(entry.putObject(type.details()), event, data, Integer.MAX_VALUE);
    }
    return entry;
  }
}
