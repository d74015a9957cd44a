package dev.newel.api.action.maprun;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Page;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.execution.ExecutionArn;
import dev.newel.api.action.execution.ListedPosition;
import dev.newel.aws.Arn;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;

/**
 * Lists the Map Runs of an execution, newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html">ListMapRuns</a>
 */
public record ListMapRuns(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return ExecutionArn.find(context, call, false)
        .compose(summary -> list(call, summary.start().key()));
  }

  private Future<ObjectNode> list(ActionCall call, ExecutionKey execution) {
    Page page = Page.of(call, "mapRuns " + execution.path(), context.signature());
    return context
        .histories()
        .list(
            ExecutionStart.listOf(execution),
            null,
            ListedPosition.parse(page.after()),
            page.size() + 1)
        .map(found -> answer(page, found));
  }

  private ObjectNode answer(Page page, List<Summary> found) {
    ObjectNode answer = ActionContext.object();
    ArrayNode entries = answer.putArray("mapRuns");
    page.cut(found, ListedPosition::text, context.signature(), answer)
        .forEach(summary -> entries.add(entry(summary)));
    return answer;
  }

  private static ObjectNode entry(Summary summary) {
    ExecutionStart start = summary.start();
    MapRunName name = MapRunName.at(start.key());
    ObjectNode entry =
        ActionContext.object()
            .put("executionArn", Objects.requireNonNull(start.part()).of().arn())
            .put("mapRunArn", start.executionArn())
            .put(
                "stateMachineArn",
                new Arn.StateMachine(name.home(), name.machine() + "/" + name.label(), null)
                    .text());
    entry.set("startDate", WireTime.seconds(start.startTime()));
    Ending ending = summary.progress().ending();
    if (ending != null) {
      entry.set("stopDate", WireTime.seconds(ending.stopTime()));
    }
    return entry;
  }
}
