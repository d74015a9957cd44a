package dev.newel.api.action.maprun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.MapRunArn;
import dev.newel.api.action.WireTime;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Counts;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Unsuccessful;
import dev.newel.interpreter.model.Unsuccessful.Tally;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;
import java.util.Objects;

/**
 * Describes a Map Run.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html">DescribeMapRun</a>
 */
public record DescribeMapRun(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return MapRunArn.find(context, call).map(DescribeMapRun::answer);
  }

  private static ObjectNode answer(Summary summary) {
    ExecutionStart start = summary.start();
    MapPart part = Objects.requireNonNull(start.part());
    MapRun run = Objects.requireNonNull(summary.progress().run());
    MapRun.Limits limits = run.limits();
    ObjectNode answer =
        ActionContext.object()
            .put("mapRunArn", start.executionArn())
            .put("executionArn", part.of().arn())
            .put("status", summary.progress().status().name());
    answer.set("startDate", WireTime.seconds(start.startTime()));
    Ending ending = summary.progress().ending();
    if (ending != null) {
      answer.set("stopDate", WireTime.seconds(ending.stopTime()));
    }
    answer
        .put("maxConcurrency", limits.concurrency() == 0 ? Integer.MAX_VALUE : limits.concurrency())
        .put(
            "toleratedFailurePercentage",
            Objects.requireNonNullElse(limits.percentage(), 0.0).floatValue())
        .put("toleratedFailureCount", Objects.requireNonNullElse(limits.failures(), 0L));
    Unsuccessful others = run.unsuccessful();
    counts(
        answer.putObject("itemCounts"),
        run.items(),
        run.pendingItems(),
        others.waitingItems(),
        others.lastingItems());
    counts(
        answer.putObject("executionCounts"),
        run.executions(),
        run.pendingExecutions(),
        others.waiting(),
        others.lasting());
    Redrives redrives = summary.progress().redrives();
    answer.put("redriveCount", redrives.count());
    if (redrives.count() > 0) {
      answer.set("redriveDate", WireTime.seconds(redrives.time()));
    }
    return answer;
  }

  /**
   * Each is counted once: one that waits to be redriven has not failed any more.
   *
   * @param waiting those that do
   * @param lasting those that cannot be redriven
   */
  private static void counts(
      ObjectNode answer, Counts counts, long pending, Tally waiting, Tally lasting) {
    answer
        .put("pending", pending)
        .put("running", counts.running())
        .put("succeeded", counts.succeeded())
        .put("failed", counts.failed() - waiting.failed())
        .put("timedOut", counts.timedOut() - waiting.timedOut())
        .put("aborted", counts.aborted() - waiting.aborted())
        .put("total", pending + counts.begun())
        .put("resultsWritten", counts.written())
        .put("failuresNotRedrivable", lasting.all())
        .put("pendingRedrive", waiting.all());
  }
}
