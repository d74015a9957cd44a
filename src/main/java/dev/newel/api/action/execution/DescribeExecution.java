package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.start.ExecutionStart;
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
                RedriveStatus.of(context, summary).map(status -> answer(summary, data, status)));
  }

  private static ObjectNode answer(Summary summary, boolean data, RedriveStatus status) {
    ExecutionStart start = summary.start();
    ObjectNode answer = ListExecutions.entry(summary);
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
    status.putInto(answer);
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
