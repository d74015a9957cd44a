package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Has something else do the work.
 *
 * @param resource what does it
 * @param timeout how many seconds the task may take; null where the state does not say
 * @param heartbeat how many seconds the worker may be silent; null where the state does not say
 * @param role the role that the task is done in; null where the state does not say
 * @see <a href="https://states-language.net/spec.html#task-state">States Language, Task</a>
 */
public record TaskState(
    String name,
    TaskResource resource,
    DataFlow data,
    @Nullable Computed<Long> timeout,
    @Nullable Computed<Long> heartbeat,
    @Nullable Computed<String> role,
    FailurePolicy failurePolicy,
    Transition transition)
    implements State {

  /** AWS's bound of both, in seconds; also what a task without a TimeoutSeconds gets there. */
  public static final int MAXIMUM_SECONDS = 99_999_999;

  /** How long the task may take, in seconds; null where the state does not say. */
  public @Nullable Long timeoutSeconds(Json input, Scope scope) {
    return timeout == null ? null : timeout.value(data.effectiveInput(input, scope), scope);
  }

  /** The longest that the worker may be silent, in seconds; null where the state does not say. */
  public @Nullable Long heartbeatSeconds(Json input, Scope scope) {
    return heartbeat == null ? null : heartbeat.value(data.effectiveInput(input, scope), scope);
  }

  /** The ARN of the role that the task is done in; null where the state does not say. */
  public @Nullable String roleArn(Json input, Scope scope) {
    return role == null ? null : role.value(data.effectiveInput(input, scope), scope);
  }
}
