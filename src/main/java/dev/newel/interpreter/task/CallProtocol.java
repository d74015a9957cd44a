package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.task.TaskArn.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that Newel makes. Its answer is the task's, or the call has begun work whose end is waited
 * for: one that is told by the task's token, or looked for.
 *
 * @param service as events name it, such as {@code sqs} or {@code aws-sdk:sfn}
 * @param action likewise, with its pattern, such as {@code sendMessage.waitForTaskToken}
 * @param stopping how the work is stopped that it begins
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Service
 *     integration patterns</a>
 */
public record CallProtocol(
    String arn,
    String service,
    String action,
    Pattern pattern,
    ArgumentRules rules,
    Stopping stopping)
    implements TaskProtocol {

  /** The protocol of an integration. */
  public static CallProtocol of(TaskArn.Integration call, ArgumentRules rules) {
    return new CallProtocol(
        call.text(),
        call.service(),
        call.action() + call.pattern().suffix(),
        call.pattern(),
        rules,
        Stopping.NONE);
  }

  /** The same, whose work is stopped so. */
  public CallProtocol stoppedBy(Stopping how) {
    return new CallProtocol(arn, service, action, pattern, rules, how);
  }

  @Override
  public List<String> refusals(JsonNode template) {
    return rules.refusals(template);
  }

  @Override
  public List<TaskEvent> scheduled(TaskRequest request, Environment environment) {
    List<String> problems = problems(request);
    if (!problems.isEmpty()) {
      throw StateException.runtime(
          "The %s '%s' could not be used to start the Task: %s"
              .formatted(request.field(), request.arguments().text(), problems));
    }
    return List.of(
        TaskEvent.of(
            EventType.TASK_SCHEDULED,
            service,
            action,
            environment.region(),
            request.arguments(),
            request.timeoutSeconds(),
            request.heartbeatSeconds(),
            request.roleArn()),
        TaskEvent.of(EventType.TASK_STARTED, service, action));
  }

  private List<String> problems(TaskRequest request) {
    JsonNode arguments = request.arguments().node();
    return arguments.isObject()
        ? rules.problems(arguments)
        : List.of("The value of the field '" + request.field() + "' has an invalid format");
  }

  @Override
  public Phase begins() {
    return Phase.STARTED;
  }

  @Override
  public TaskEvent started(@Nullable String worker) {
    throw new IllegalStateException("no worker takes a task of " + arn);
  }

  /** A token in the arguments of {@code .sync} works too. */
  @Override
  public boolean hasToken() {
    return pattern != Pattern.REQUEST_RESPONSE;
  }

  @Override
  public Effect effect(int frame, Pending task, @Nullable String roleArn) {
    return new Effect.CallService(frame, task.nonce(), service, action, task.given(), roleArn);
  }

  /** What comes back of a call that nobody waits for any more is dropped. */
  @Override
  public @Nullable Effect withdrawal(int frame, Pending task) {
    return null;
  }

  @Override
  public @Nullable TaskEvent submitted(Json output) {
    return pattern == Pattern.REQUEST_RESPONSE
        ? null
        : TaskEvent.of(EventType.TASK_SUBMITTED, service, action, output);
  }

  @Override
  public boolean isWatched() {
    return pattern.isWatched();
  }

  @Override
  public @Nullable Effect look(
      int frame, long nonce, BegunWork work, @Nullable String roleArn, long dueAt) {
    return pattern.isWatched()
        ? new Effect.WatchWork(frame, nonce, service, action, work, roleArn, dueAt)
        : null;
  }

  @Override
  public @Nullable Effect stop(int frame, long nonce, BegunWork work, @Nullable String roleArn) {
    Json arguments = pattern.isWatched() ? stopping.arguments(work) : null;
    return arguments == null
        ? null
        : new Effect.StopWork(frame, nonce, service, action, arguments, roleArn);
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
