package dev.newel.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.NewContent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.MapRunName;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/**
 * Writes executions as lines of JSON into a bucket: {@code {"execution": ...}} with what
 * DescribeExecution says, then {@code {"event": ...}} for each event as GetExecutionHistory has it;
 * of a Map Run {@code {"mapRun": ...}}.
 */
public final class BucketArchive implements Archive {

  /** Calls AWS's actions, which say of an execution all that there is to know. */
  @FunctionalInterface
  public interface Actions {

    /** Fails with a {@link ServiceException} where the action is refused. */
    Future<ObjectNode> call(Home home, String action, ObjectNode input);
  }

  private final WorkerExecutor workers;
  private final Buckets buckets;
  private final ArchivePlace place;
  private final Actions actions;

  /**
   * @param workers that wait for the bucket
   */
  public BucketArchive(
      WorkerExecutor workers, Buckets buckets, ArchivePlace place, Actions actions) {
    this.workers = workers;
    this.buckets = buckets;
    this.place = place;
    this.actions = actions;
  }

  @Override
  public Future<Void> write(ExecutionKey execution) {
    return (MapRunName.isAt(execution) ? writeRun(execution) : writeExecution(execution))
        .recover(BucketArchive::unlessGone);
  }

  /** Another instance may have removed it. */
  private static Future<Void> unlessGone(Throwable failure) {
    boolean isGone =
        failure instanceof ServiceException refused
            && (refused.error() instanceof ServiceError.ExecutionDoesNotExist
                || refused.error() instanceof ServiceError.ResourceNotFound);
    return isGone ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  private Future<Void> writeRun(ExecutionKey run) {
    ObjectNode input = input("mapRunArn", MapRunName.at(run).arn());
    return actions
        .call(run.home(), "DescribeMapRun", input)
        .compose(
            described -> {
              ArchivedLines lines = new ArchivedLines();
              lines.add("mapRun", described);
              return new Writing(run, described).put(lines);
            });
  }

  private Future<Void> writeExecution(ExecutionKey execution) {
    ObjectNode input = input("executionArn", execution.arn());
    return actions
        .call(execution.home(), "DescribeExecution", input)
        .compose(
            described -> {
              ArchivedLines lines = new ArchivedLines();
              lines.add("execution", described);
              return new Writing(execution, described).addEvents(lines, input);
            });
  }

  private static ObjectNode input(String name, String arn) {
    return JsonNodeFactory.instance.objectNode().put(name, arn);
  }

  /** The objects of one execution, one after the other. */
  private final class Writing {
    private final ExecutionKey execution;
    private final long startedAt;
    private int part;

    Writing(ExecutionKey execution, JsonNode described) {
      this.execution = execution;
      this.startedAt = described.path("startDate").decimalValue().movePointRight(3).longValue();
    }

    Future<Void> addEvents(ArchivedLines lines, ObjectNode asked) {
      return actions
          .call(execution.home(), "GetExecutionHistory", asked)
          .compose(
              page -> {
                page.path("events").forEach(event -> lines.add("event", event));
                JsonNode more = page.path("nextToken");
                if (more.isMissingNode()) {
                  return put(lines);
                }
                ObjectNode next = asked.deepCopy().set("nextToken", more);
                return lines.isLong()
                    ? put(lines).compose(done -> addEvents(new ArchivedLines(), next))
                    : addEvents(lines, next);
              });
    }

    Future<Void> put(ArchivedLines lines) {
      NewContent content = lines.content();
      part++;
      return workers.executeBlocking(
          () -> {
            buckets.put(place.object(execution, startedAt, part), content);
            return null;
          },
          false);
    }
  }
}
