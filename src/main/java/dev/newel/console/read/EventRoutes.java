package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Parameters;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import dev.newel.store.HistoryStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of an execution without their data, and the data of one event. */
public record EventRoutes(HistoryStore histories) {

  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_CHARS = 256 << 10;
  private static final int FRONT_CHARS = 64 << 10;

  public List<Route> all() {
    return List.of(
        Route.get("executions/events", Set.of("arn", "after", "before", "count"), this::list),
        Route.get("executions/event", Set.of("arn", "id"), this::one),
        Route.get("executions/event/data", Set.of("arn", "id", "field", "from"), this::data));
  }

  private Future<ObjectNode> list(Asked asked) {
    ExecutionKey key = asked.execution("arn");
    Parameters parameters = asked.parameters();
    boolean newestFirst = parameters.find("before") != null;
    if (newestFirst && parameters.find("after") != null) {
      throw Refusals.invalid("Only one of after and before may be given");
    }
    int count = (int) parameters.number("count", MOST_EVENTS, 1, MOST_EVENTS);
    long before = parameters.number("before", 0, 0, Long.MAX_VALUE);
    if (before == 1) {
      return Future.succeededFuture(page(new HistoryPart(List.of(), false)));
    }
    long from =
        newestFirst
            ? Math.max(before - 1, 0)
            : parameters.number("after", 0, 0, Long.MAX_VALUE - 1) + 1;
    Future<HistoryStore.Summary> summary =
        histories.describe(key, false).map(found -> found(found, key));
    return histories
        .history(key, from, count, newestFirst)
        .map(part -> page(found(part, key)))
        .compose(
            page -> summary.map(known -> page.put("status", known.progress().status().name())));
  }

  private static <T> T found(@Nullable T value, ExecutionKey key) {
    if (value == null) {
      throw Refusals.missing("execution " + key);
    }
    return value;
  }

  private static ObjectNode page(HistoryPart part) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode events = page.putArray("events");
    int chars = 0;
    for (HistoryEvent event : part.events()) {
      if (chars > MOST_CHARS) {
        return page.put("more", true);
      }
      ObjectNode entry = EventEntry.of(event);
      chars += Json.write(entry).length();
      events.add(entry);
    }
    return page.put("more", part.hasMore());
  }

  private Future<ObjectNode> one(Asked asked) {
    return event(asked).map(event -> EventEntry.whole(event, FRONT_CHARS));
  }

  private Future<HistoryEvent> event(Asked asked) {
    ExecutionKey key = asked.execution("arn");
    asked.parameters().text("id");
    long id = asked.parameters().number("id", 1, 1, Long.MAX_VALUE);
    return histories
        .history(key, id, 1, false)
        .map(
            part -> {
              List<HistoryEvent> events = found(part, key).events();
              if (events.isEmpty() || events.get(0).id() != id) {
                throw Refusals.missing("event " + id + " of " + key);
              }
              return events.get(0);
            });
  }

  private Future<ObjectNode> data(Asked asked) {
    String field = asked.parameters().text("field");
    int from = (int) asked.parameters().number("from", 0, 0, Integer.MAX_VALUE);
    return event(asked)
        .map(
            event -> {
              Map<String, String> data = EventEntry.data(event);
              String text = data.get(field);
              if (text == null) {
                throw Refusals.missing("field " + field + " of this event");
              }
              return JsonNodeFactory.instance
                  .objectNode()
                  .put("text", EventEntry.part(text, from, MOST_CHARS))
                  .put("from", from)
                  .put("length", text.length());
            });
  }
}
