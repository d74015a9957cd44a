package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Describes an execution.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html">DescribeExecution</a>
 */
public record DescribeExecution(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    boolean data = !call.input().path("includedData").asText().equals("METADATA_ONLY");
    return ExecutionArn.find(context, call, data)
        .compose(
            summary ->
                RedriveStatus.of(context, summary)
                    .compose(
                        redrive ->
                            status(summary).map(status -> answer(summary, data, redrive, status))));
  }

  /** Whether it waits to be redriven its Map Run knows, if it has one. */
  private Future<String> status(Summary summary) {
    MapPart part = summary.start().part();
    String status = summary.progress().status().name();
    return part == null || summary.progress().ending() == null
        ? Future.succeededFuture(status)
        : context
            .histories()
            .describe(part.of(), false)
            .map(run -> run == null ? status : new ChildFilter(run, null, null).statusOf(summary));
  }

  private static ObjectNode answer(
      Summary summary, boolean data, RedriveStatus redrive, String status) {
    ExecutionStart start = summary.start();
    ObjectNode answer = ListExecutions.entry(summary).put("status", status);
    payload(answer, "input", start.input(), data);
    if (start.traceHeader() != null) {
      answer.put("traceHeader", start.traceHeader());
    }
    Ending ending = summary.progress().ending();
    if (ending != null) {
      payload(answer, "output", ending.output(), data);
      put(answer, "error", ending.error());
      put(answer, "cause", ending.cause());
    }
    redrive.putInto(answer);
    return answer;
  }

  private static void payload(ObjectNode answer, String name, @Nullable Json value, boolean data) {
    if (value != null) {
      if (data) {
        answer.put(name, value.text());
      }
      answer.putObject(name + "Details").put("included", data);
    }
  }

  private static void put(ObjectNode answer, String name, @Nullable String value) {
    if (value != null) {
      answer.put(name, value);
    }
  }
}
