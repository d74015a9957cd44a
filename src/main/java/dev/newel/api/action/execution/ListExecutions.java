package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.FilteredList;
import dev.newel.api.action.MapRunArn;
import dev.newel.api.action.Page;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.StateMachineTypeNotSupported;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Lists the executions of a state machine, or those that a version or an alias of it started,
 * newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html">ListExecutions</a>
 */
public record ListExecutions(ActionContext context) implements Action {

  private static final String LIST = "executions";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    if (input.has("stateMachineArn") == input.has("mapRunArn")) {
      throw new ServiceException(
          new ValidationException("Must specify either a stateMachineArn or a mapRunArn", null));
    }
    return input.has("mapRunArn")
        ? MapRunArn.find(context, call).compose(run -> listOf(call, run))
        : MachineArn.find(context, call).compose(target -> list(call, target.machine()));
  }

  private Future<ObjectNode> list(ActionCall call, Machine machine) {
    if (!machine.type().equals("STANDARD")) {
      throw new ServiceException(new StateMachineTypeNotSupported());
    }
    ObjectNode input = call.input();
    String status = input.path("statusFilter").textValue();
    if (ChildFilter.PENDING.equals(status) || input.has("redriveFilter")) {
      throw new ServiceException(
          new ValidationException(
              "The status PENDING_REDRIVE, and whether they were redriven, are asked of child"
                  + " executions: name their map run",
              null));
    }
    return list(
        call,
        machine.name(),
        MachineArn.parse(call).qualifier(),
        status == null ? null : ExecutionStatus.valueOf(status),
        null);
  }

  private Future<ObjectNode> listOf(ActionCall call, Summary run) {
    ChildFilter filter = ChildFilter.of(run, call.input());
    Name list = ExecutionStart.listOf(run.start().key());
    return list(call, list, null, filter.stored(), filter);
  }

  private Future<ObjectNode> list(
      ActionCall call,
      Name named,
      @Nullable String qualifier,
      @Nullable ExecutionStatus status,
      @Nullable ChildFilter filter) {
    ObjectNode input = call.input();
    String list =
        LIST
            + " "
            + named.text()
            + " "
            + input.path("statusFilter").textValue()
            + " "
            + qualifier
            + (input.has("redriveFilter") ? " " + input.path("redriveFilter").textValue() : "");
    Page page = Page.of(call, list, context.signature());
    FilteredList<Summary> all =
        new FilteredList<>(
            (after, count) ->
                context
                    .histories()
                    .list(named, qualifier, status, ListedPosition.parse(after), count),
            summary -> filter == null || filter.shows(summary),
            ListedPosition::text);
    return all.page(page).map(filled -> answer(page, filled, filter));
  }

  private ObjectNode answer(
      Page page, FilteredList.Filled<Summary> filled, @Nullable ChildFilter filter) {
    ObjectNode answer = ActionContext.object();
    ArrayNode entries = answer.putArray(LIST);
    for (Summary summary : filled.entries()) {
      ObjectNode entry = entry(summary);
      entries.add(filter == null ? entry : entry.put("status", filter.statusOf(summary)));
    }
    if (filled.goesOnAfter() != null) {
      page.goOnAfter(filled.goesOnAfter(), context.signature(), answer);
    }
    return answer;
  }

  static ObjectNode entry(Summary summary) {
    ExecutionStart start = summary.start();
    ObjectNode entry =
        ActionContext.object()
            .put("executionArn", start.executionArn())
            .put("stateMachineArn", start.machineArn())
            .put("name", start.key().name())
            .put("status", summary.progress().status().name());
    if (start.versionArn() != null) {
      entry.put("stateMachineVersionArn", start.versionArn());
    }
    if (start.aliasArn() != null) {
      entry.put("stateMachineAliasArn", start.aliasArn());
    }
    entry.set("startDate", WireTime.seconds(start.startTime()));
    Ending ending = summary.progress().ending();
    if (ending != null) {
      entry.set("stopDate", WireTime.seconds(ending.stopTime()));
    }
    MapPart part = start.part();
    if (part != null) {
      entry.put("mapRunArn", MapRunName.at(part.of()).arn());
    }
    Redrives redrives = summary.progress().redrives();
    entry.put("redriveCount", redrives.count());
    if (redrives.count() > 0) {
      entry.set("redriveDate", WireTime.seconds(redrives.time()));
    }
    return entry;
  }
}
