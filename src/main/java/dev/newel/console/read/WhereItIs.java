package dev.newel.console.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.HistoryEvent;
import dev.newel.store.HistoryStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which state executions are that run, as far as their newest events tell: the one that was
 * entered last and not left.
 */
public record WhereItIs(HistoryStore histories) {

  private static final int EVENTS = 20;

  /** Each is a read of its own. */
  private static final int MOST = 50;

  /** Adds it to the first rows that run. */
  Future<Void> add(ArrayNode rows) {
    List<Future<?>> reads = new ArrayList<>();
    for (JsonNode row : rows) {
      if (row.path("status").asText().equals("RUNNING") && reads.size() < MOST) {
        reads.add(add((ObjectNode) row));
      }
    }
    return Future.join(reads).mapEmpty();
  }

  private Future<?> add(ObjectNode row) {
    ExecutionKey key = ExecutionKey.parse(row.path("arn").asText());
    return histories
        .history(key, 0, EVENTS, true)
        .onSuccess(
            newest -> {
              if (newest != null) {
                add(row, newest.events());
              }
            });
  }

  private static void add(ObjectNode row, List<HistoryEvent> newestFirst) {
    Set<Object> left = new HashSet<>();
    for (HistoryEvent event : newestFirst) {
      String details = event.type().details();
      if ("stateExitedEventDetails".equals(details)) {
        left.add(String.valueOf(event.values().get(0)));
      } else if ("stateEnteredEventDetails".equals(details)
          && !left.remove(String.valueOf(event.values().get(0)))) {
        row.putObject("where")
            .put("state", String.valueOf(event.values().get(0)))
            .put("event", event.id());
        return;
      }
    }
  }
}
