package dev.newel.interpreter.task;

import dev.newel.asl.TaskResource;
import dev.newel.asl.TaskState;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one kind of task resource: the events of a task, what is asked of the
 * world, and what is taken back. Chosen when the definition is parsed. Pure.
 */
public interface TaskProtocol extends TaskResource {

  /**
   * The protocol of a state's resource.
   *
   * @throws IllegalStateException if whoever parsed the definition chose none
   */
  static TaskProtocol of(TaskState state) {
    if (state.resource() instanceof TaskProtocol protocol) {
      return protocol;
    }
    throw new IllegalStateException("no protocol for the resource of state '" + state.name() + "'");
  }

  /**
   * The events of scheduling a task, each following the one before.
   *
   * @throws dev.newel.asl.data.StateException if it cannot be scheduled
   */
  List<TaskEvent> scheduled(TaskRequest request, Environment environment);

  /**
   * Where a scheduled task stands: {@link Phase#SCHEDULED} until a worker takes it, or {@link
   * Phase#STARTED} where Newel makes the call.
   */
  Phase begins();

  /** The event of a worker taking a task. */
  TaskEvent started(@Nullable String worker);

  /** Whether others are to answer the task, by a token that its arguments can name. */
  default boolean hasToken() {
    return false;
  }

  /**
   * What the world is asked for while the task stands where it begins.
   *
   * @param task the attempt
   * @param roleArn the role to do it in; null where the state does not say
   */
  Effect effect(int frame, Pending task, @Nullable String roleArn);

  /** The event of a call that has handed the work on; null where its answer is the task's. */
  default @Nullable TaskEvent submitted(Json output) {
    return null;
  }

  /** Whether the end of work that was handed on is looked for; else it is told. */
  default boolean isWatched() {
    return false;
  }

  /**
   * Looks how work goes on that was handed on; null where its end is told.
   *
   * @param dueAt when the look was due
   */
  default @Nullable Effect look(
      int frame, long nonce, BegunWork work, @Nullable String roleArn, long dueAt) {
    return null;
  }

  /** Stops work whose end is looked for; null where nothing can. */
  default @Nullable Effect stop(int frame, long nonce, BegunWork work, @Nullable String roleArn) {
    return null;
  }

  /** What takes that back; null where it cannot be. */
  @Nullable Effect withdrawal(int frame, Pending task);

  /** The result of a task whose answer stands in the mock file. */
  default Json mockedResult(Json returned) {
    return returned;
  }

  TaskEvent succeeded(Json output);

  TaskEvent failed(@Nullable String error, @Nullable String cause);

  TaskEvent timedOut(@Nullable String error, @Nullable String cause);
}
