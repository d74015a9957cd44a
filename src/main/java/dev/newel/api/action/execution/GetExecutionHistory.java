package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Page;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import io.vertx.core.Future;
import java.util.List;

/**
 * Gives the events of an execution, in their order or the reverse.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
public record GetExecutionHistory(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    ExecutionKey key = ExecutionArn.key(call);
    boolean reverse = input.path("reverseOrder").asBoolean();
    boolean data = input.path("includeExecutionData").asBoolean(true);
    String list = "history " + reverse + " " + key.path();
    Page page = Page.of(call, list, context.signature());
    String after = page.after();
    long from = after == null ? 0 : Long.parseLong(after) + (reverse ? -1 : 1);
    return context
        .histories()
        .history(key, from, page.size(), reverse)
        .map(
            part -> {
              HistoryPart found = ActionContext.found(part, ExecutionArn.gone(context, call, key));
              ObjectNode answer = ActionContext.object();
              ArrayNode entries = answer.putArray("events");
              List<HistoryEvent> events = found.events();
              events.forEach(event -> entries.add(EventEntry.of(event, data)));
              if (found.hasMore()) {
                String last = Long.toString(events.get(events.size() - 1).id());
                page.goOnAfter(last, context.signature(), answer);
              }
              return answer;
            });
  }
}
