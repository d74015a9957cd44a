package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution of another state machine. A state that waits for its end is told of it, and stops it
 * when its own time is over.
 *
 * @param call the same as a call of a service, whose events it has
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">
 *     Start a new state machine from a running execution</a>
 */
public record ChildProtocol(CallProtocol call) implements TaskProtocol {

  /** The protocol of an integration. */
  public static ChildProtocol of(TaskArn.Integration integration) {
    return new ChildProtocol(CallProtocol.of(integration, new ChildRules()));
  }

  /** Whether the state waits for the end of the execution. */
  boolean isAwaited() {
    return call.pattern().isWatched();
  }

  @Override
  public String arn() {
    return call.arn();
  }

  @Override
  public List<String> refusals(JsonNode template) {
    return call.refusals(template);
  }

  @Override
  public List<TaskEvent> scheduled(TaskRequest request, Environment environment) {
    return call.scheduled(request, environment);
  }

  @Override
  public Phase begins() {
    return call.begins();
  }

  @Override
  public TaskEvent started(@Nullable String worker) {
    return call.started(worker);
  }

  @Override
  public boolean hasToken() {
    return call.hasToken();
  }

  @Override
  public Effect effect(int frame, Pending task, @Nullable String roleArn) {
    ChildOrder order = ChildOrder.of(task.given().node(), task.nonce());
    return new Effect.StartChild(frame, task.nonce(), order, isAwaited(), before(task));
  }

  /** The child that goes on as the task was redriven; null for none. */
  @Nullable ChildOrder before(Pending task) {
    return isAwaited() && task.before() != 0
        ? ChildOrder.of(task.given().node(), task.before())
        : null;
  }

  /** An execution that was only started goes its own way. */
  @Override
  public @Nullable Effect withdrawal(int frame, Pending task) {
    ChildOrder before = before(task);
    ChildOrder order = before == null ? ChildOrder.of(task.given().node(), task.nonce()) : before;
    ExecutionKey child = order.key();
    return isAwaited() && child != null ? new Effect.StopChild(frame, task.nonce(), child) : null;
  }

  @Override
  public @Nullable TaskEvent submitted(Json output) {
    return call.submitted(output);
  }

  @Override
  public TaskEvent succeeded(Json output) {
    return call.succeeded(output);
  }

  @Override
  public TaskEvent failed(@Nullable String error, @Nullable String cause) {
    return call.failed(error, cause);
  }

  @Override
  public TaskEvent timedOut(@Nullable String error, @Nullable String cause) {
    return call.timedOut(error, cause);
  }
}
