package dev.newel.task;

import dev.newel.asl.data.Json;
import dev.newel.aws.client.value.AnswerSchema;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kind of resource that Task states can call. */
public interface TaskKind {

  /** How a task of the resource is run; null where the resource is of another kind. */
  @Nullable TaskProtocol protocol(TaskArn arn);

  /** What the resource answers, as a model says it; null where none does. */
  default @Nullable AnswerSchema answer(TaskArn arn) {
    return null;
  }

  /**
   * What becomes of a task whose mocked result fits {@link #answer}: of work that is waited for, it
   * is the description.
   */
  default TaskMocks.Answer mocked(TaskArn arn, Json result) {
    return new TaskMocks.Returned(result);
  }

  /** What makes the calls of its tasks, by the names that effects have; none where workers come. */
  default Map<String, TaskInvoker> invokers() {
    return Map.of();
  }
}
