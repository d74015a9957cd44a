package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.testing.TestRequest.Configuration;
import dev.newel.api.action.testing.TestRequest.MockInput;
import dev.newel.asl.MapState;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.InvalidExecutionInput;
import dev.newel.engine.trial.TestedState;
import dev.newel.engine.trial.TrialSetting;
import dev.newel.engine.trial.UsualContext;
import dev.newel.interpreter.environment.TaskMocks.Answer;
import dev.newel.interpreter.model.Variables;
import dev.newel.task.Wiretap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes of a request what stands around its state, once it is found that the two go together. */
record TestSetup(TestRequest request, TestedState state, Home home) {

  /**
   * The setting of the test.
   *
   * @param now epoch milliseconds
   * @throws dev.newel.aws.ServiceException where request and state do not go together
   */
  TrialSetting setting(MockRules rules, Wiretap wiretap, long now) {
    MockInput mock = request.mock();
    Answer answer = mock == null ? null : new MockAnswer(mock, rules).of(state.state());
    if (answer == null) {
      checkWithoutMock();
    }
    checkConfiguration();
    Json input = input();
    JsonNode context = request.context() == null ? null : GivenContext.of(request.context(), state);
    int retries = retries(context);
    return new TrialSetting(
        home,
        input,
        variables(),
        context == null
            ? UsualContext.of(state, home, request.roleArn(), input, retries, now)
            : context,
        answer,
        retries,
        orZero(request.configuration().mapIterationFailureCount()),
        request.configuration().mapItemReaderData(),
        wiretap);
  }

  private void checkWithoutMock() {
    if (state.waitsForOthers()) {
      throw Refusal.of(unsupported(state.state()));
    }
    if (state.state() instanceof TaskState && request.roleArn() == null) {
      throw Refusal.of("RoleArn must be specified when testing a Task state");
    }
  }

  private static String unsupported(State state) {
    if (state instanceof TaskState task) {
      return "Resource '"
          + task.resource().arn()
          + "' is not supported when a mock is not specified";
    }
    String type = state instanceof MapState ? "Map" : "Parallel";
    return "State type '" + type + "' is not supported when a mock is not specified";
  }

  private void checkConfiguration() {
    Configuration configuration = request.configuration();
    String causing = configuration.errorCausedByState();
    if (causing != null && !state.contains(causing)) {
      throw Refusal.of("State '" + causing + "' not found in the state under test");
    }
    if (configuration.mapIterationFailureCount() != null
        && !(state.state() instanceof MapState)
        && !state.isInMap()) {
      throw Refusal.of("TestState supports MapIterationFailureCount for Map states only.");
    }
  }

  private Json input() {
    return request.input() == null
        ? Json.EMPTY_OBJECT
        : GivenJson.read(request.input(), InvalidExecutionInput::new);
  }

  private Variables variables() {
    if (request.variables() == null) {
      return Variables.NONE;
    }
    JsonNode given = GivenJson.read(request.variables(), InvalidExecutionInput::new).node();
    if (!(given instanceof ObjectNode object)) {
      throw Refusal.of("Variables must be a JSON object");
    }
    Map<String, Json> values = new TreeMap<>();
    object.properties().forEach(each -> values.put(each.getKey(), Json.of(each.getValue())));
    return Variables.of(values);
  }

  /** The context object may say it, too. */
  private int retries(@Nullable JsonNode context) {
    @Nullable Integer given = request.configuration().retrierRetryCount();
    if (given == null && context != null) {
      return Math.max(0, context.path("State").path("RetryCount").asInt());
    }
    return orZero(given);
  }

  private static int orZero(@Nullable Integer given) {
    return Objects.requireNonNullElse(given, 0);
  }
}
