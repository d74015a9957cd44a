package dev.newel.interpreter.task;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work for whoever polls an activity.
 *
 * @param arn of the activity
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html">
 *     Activities</a>
 */
public record ActivityProtocol(String arn) implements TaskProtocol {

  @Override
  public List<TaskEvent> scheduled(TaskRequest request, Environment environment) {
    if (!environment.activityExists().test(arn)) {
      throw StateException.runtime("The activity " + arn + " does not exist.");
    }
    return List.of(
        TaskEvent.of(
            EventType.ACTIVITY_SCHEDULED,
            arn,
            request.arguments(),
            request.timeoutSeconds(),
            request.heartbeatSeconds()));
  }

  @Override
  public Phase begins() {
    return Phase.SCHEDULED;
  }

  @Override
  public TaskEvent started(@Nullable String worker) {
    return TaskEvent.of(EventType.ACTIVITY_STARTED, worker);
  }

  @Override
  public Effect effect(int frame, Pending task, @Nullable String roleArn) {
    return new Effect.OfferTask(frame, task.nonce(), arn);
  }

  @Override
  public Effect withdrawal(int frame, Pending task) {
    return new Effect.WithdrawTask(frame, task.nonce(), arn);
  }

  @Override
  public TaskEvent succeeded(Json output) {
    return TaskEvent.of(EventType.ACTIVITY_SUCCEEDED, output);
  }

  @Override
  public TaskEvent failed(@Nullable String error, @Nullable String cause) {
    return TaskEvent.of(EventType.ACTIVITY_FAILED, error, cause);
  }

  @Override
  public TaskEvent timedOut(@Nullable String error, @Nullable String cause) {
    return TaskEvent.of(EventType.ACTIVITY_TIMED_OUT, error, cause);
  }
}
