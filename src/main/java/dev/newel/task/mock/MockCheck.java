package dev.newel.task.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.client.value.AnswerSchema;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.task.TaskKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the mocked result of a task against what the service that is mocked could answer. For work
 * that is waited for, that is the answer of the action that describes it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html">
 *     MockInput</a>
 */
public final class MockCheck {

  private static final String PREFIX = "Mock result schema validation error: ";

  private final List<TaskKind> kinds;

  /** How much of a result is checked: the values of fieldValidationMode. */
  public enum Mode {
    /** What is there fits, and what the model requires is there. */
    STRICT,
    /** What is there fits. */
    PRESENT,
    NONE
  }

  /** A check for tasks of these kinds. */
  public MockCheck(List<TaskKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * What is wrong with the result, in AWS's words; null where nothing is, or where no model says
   * what the result may be. Reads a model where it is not in memory, which blocks.
   *
   * @param resource as the Task state has it
   */
  public @Nullable String violation(String resource, JsonNode result, Mode mode) {
    if (mode == Mode.NONE) {
      return null;
    }
    return schema(resource)
        .map(schema -> schema.violation(result, mode == Mode.STRICT))
        .map(PREFIX::concat)
        .orElse(null);
  }

  /**
   * What becomes of a task with a mocked result. Where a state waits for the end of work, that is
   * what the work is described by, so the task may fail by it.
   *
   * @param resource as the Task state has it
   */
  public TaskMocks.Answer answer(String resource, Json result) {
    return TaskArn.parse(resource)
        .flatMap(arn -> kind(arn).map(kind -> kind.mocked(arn, result)))
        .orElseGet(() -> new TaskMocks.Returned(result));
  }

  private Optional<AnswerSchema> schema(String resource) {
    return TaskArn.parse(resource).flatMap(arn -> kind(arn).map(kind -> kind.answer(arn)));
  }

  private Optional<TaskKind> kind(TaskArn arn) {
    return kinds.stream().filter(kind -> kind.answer(arn) != null).findFirst();
  }
}
