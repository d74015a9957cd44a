package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function that a state names by its ARN: its payload is the task's arguments, and what it
 * returns the task's output.
 *
 * @param arn of the function, with a version or an alias behind it or none
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Lambda</a>
 */
public record LambdaProtocol(String arn) implements TaskProtocol {

  /** The resource that calls of functions are for. */
  public static final String RESOURCE = "function";

  @Override
  public List<TaskEvent> scheduled(TaskRequest request, Environment environment) {
    return List.of(
        TaskEvent.of(
            EventType.LAMBDA_FUNCTION_SCHEDULED,
            arn,
            request.arguments(),
            request.timeoutSeconds(),
            request.roleArn()),
        TaskEvent.of(EventType.LAMBDA_FUNCTION_STARTED));
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
  public Effect effect(int frame, Pending task, @Nullable String roleArn) {
    return new Effect.CallService(frame, task.nonce(), RESOURCE, arn, task.given(), roleArn);
  }

  /** A function runs on when its state has timed out, and what it returns then is dropped. */
  @Override
  public @Nullable Effect withdrawal(int frame, Pending task) {
    return null;
  }

  /** In the mock files of Step Functions Local, what a function returns is Lambda's answer too. */
  @Override
  public Json mockedResult(Json returned) {
    JsonNode answer = returned.node();
    return answer.has("StatusCode") && answer.has("Payload")
        ? Json.of(answer.path("Payload"))
        : returned;
  }

  @Override
  public TaskEvent succeeded(Json output) {
    return TaskEvent.of(EventType.LAMBDA_FUNCTION_SUCCEEDED, output);
  }

  @Override
  public TaskEvent failed(@Nullable String error, @Nullable String cause) {
    return TaskEvent.of(EventType.LAMBDA_FUNCTION_FAILED, error, cause);
  }

  @Override
  public TaskEvent timedOut(@Nullable String error, @Nullable String cause) {
    return TaskEvent.of(EventType.LAMBDA_FUNCTION_TIMED_OUT, error, cause);
  }
}
