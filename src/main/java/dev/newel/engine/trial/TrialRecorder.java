package dev.newel.engine.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.asl.Transition;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.engine.trial.TrialResult.Handler;
import dev.newel.engine.trial.TrialResult.Status;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.environment.Trial;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Variables;
import java.time.Duration;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Gives a tested state its surroundings, and takes note of what it is told of the test. */
final class TrialRecorder implements Trial {

  private final TrialSetting setting;
  private final EnumMap<DataStep, Json> steps = new EnumMap<>(DataStep.class);
  private Variables variables;
  private boolean hasFailed;
  private @Nullable String error;
  private @Nullable String cause;
  private @Nullable String nextState;
  private @Nullable Handler handler;

  TrialRecorder(TrialSetting setting) {
    this.setting = setting;
    this.variables = setting.variables();
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public JsonNode context() {
    return setting.context();
  }

  @Override
  public TaskMocks.@Nullable Answer mock() {
    return setting.mock();
  }

  @Override
  public int failedIterations() {
    return setting.failedIterations();
  }

  @Override
  public void iterations(int count) {
    if (setting.failedIterations() > count) {
      throw new ServiceException(
          new ValidationException(
              "MapIterationFailureCount cannot exceed the number of items.", null));
    }
  }

  @Override
  public @Nullable MapItems read(JsonNode config) {
    if (setting.readerData() == null) {
      return null;
    }
    MapItems items = GivenData.read(setting.readerData(), config);
    if (config.has("ItemsPointer")) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      items.list().forEach(all::add);
      saw(DataStep.ITEMS_POINTER, Json.of(all));
    }
    return items;
  }

  /** What a catcher makes of the error is no step of the state's own. */
  @Override
  public void saw(DataStep step, Json data) {
    if (!hasFailed) {
      steps.put(step, data);
    }
  }

  @Override
  public void failed(@Nullable String failure, @Nullable String reason) {
    hasFailed = true;
    error = failure;
    cause = reason;
  }

  @Override
  public void retries(int retrier, Duration delay) {
    handler = new TrialResult.Retry(retrier, delay);
  }

  @Override
  public void caught(int catcher) {
    handler = new TrialResult.Catch(catcher);
  }

  @Override
  public void left(Transition transition, Variables assigned) {
    nextState = transition instanceof Transition.Next next ? next.state() : null;
    variables = variables.with(assigned);
  }

  /** Whether the state waits for another attempt, which is where its test ends. */
  boolean isRetried() {
    return handler instanceof TrialResult.Retry;
  }

  /** The result of a state that is to be tried again. */
  TrialResult retried() {
    return result(Status.RETRIABLE, null, error, cause);
  }

  /** The result of one that has ended. */
  TrialResult ended(Ending ending) {
    if (ending.status() != ExecutionStatus.SUCCEEDED) {
      // where a catcher has failed itself, nobody takes that
      handler = null;
      boolean tookTooLong = ending.status() == ExecutionStatus.TIMED_OUT;
      return result(
          Status.FAILED, null, tookTooLong ? ErrorName.TIMEOUT : ending.error(), ending.cause());
    }
    return hasFailed
        ? result(Status.CAUGHT_ERROR, ending.output(), error, cause)
        : result(Status.SUCCEEDED, ending.output(), null, null);
  }

  private TrialResult result(
      Status status, @Nullable Json output, @Nullable String failure, @Nullable String reason) {
    return new TrialResult(status, output, failure, reason, nextState, steps, variables, handler);
  }
}
