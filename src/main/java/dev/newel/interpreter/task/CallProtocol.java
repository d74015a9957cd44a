package dev.newel.interpreter.task;

import dev.newel.asl.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Environment;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that Newel makes, and whose answer is the task's.
 *
 * @param service as events name it, such as {@code sqs} or {@code aws-sdk:sfn}
 * @param action likewise, such as {@code sendMessage}
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-default">Request
 *     response</a>
 */
public record CallProtocol(String arn, String service, String action) implements TaskProtocol {

  @Override
  public List<TaskEvent> scheduled(TaskRequest request, Environment environment) {
    return List.of(
        TaskEvent.of(
            EventType.TASK_SCHEDULED,
            service,
            action,
            environment.region(),
            request.arguments(),
            request.timeoutSeconds(),
            request.heartbeatSeconds()),
        TaskEvent.of(EventType.TASK_STARTED, service, action));
  }

  @Override
  public Phase begins() {
    return Phase.STARTED;
  }

  @Override
  public TaskEvent started(@Nullable String worker) {
    throw new IllegalStateException("no worker takes a task of " + arn);
  }

  @Override
  public Effect effect(int frame, long nonce, Json arguments) {
    return new Effect.CallService(frame, nonce, service, action, arguments);
  }

  /** What comes back of a call that nobody waits for any more is dropped. */
  @Override
  public @Nullable Effect withdrawal(int frame, long nonce) {
    return null;
  }

  @Override
  public TaskEvent succeeded(Json output) {
    return TaskEvent.of(EventType.TASK_SUCCEEDED, service, action, output);
  }

  @Override
  public TaskEvent failed(@Nullable String error, @Nullable String cause) {
    return TaskEvent.of(EventType.TASK_FAILED, service, action, error, cause);
  }

  @Override
  public TaskEvent timedOut(@Nullable String error, @Nullable String cause) {
    return TaskEvent.of(EventType.TASK_TIMED_OUT, service, action, error, cause);
  }
}
