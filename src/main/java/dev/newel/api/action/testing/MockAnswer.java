package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.api.action.testing.TestRequest.ErrorOutput;
import dev.newel.api.action.testing.TestRequest.MockInput;
import dev.newel.asl.ChoiceState;
import dev.newel.asl.Distribution;
import dev.newel.asl.FailState;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.PassState;
import dev.newel.asl.State;
import dev.newel.asl.SucceedState;
import dev.newel.asl.TaskState;
import dev.newel.asl.WaitState;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.environment.TaskMocks.Answer;
import dev.newel.kinds.KindTable;
import org.jspecify.annotations.Nullable;

/**
 * What a mock gives instead of a state's work, once it is found to be what that work could give.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html#mocking-service-integrations">Mocking
 *     service integrations</a>
 */
record MockAnswer(MockInput mock, MockRules rules) {

  private static final KindTable<State, MockAnswer, Answer> BY_TYPE =
      KindTable.<State, MockAnswer, Answer>over(State.class)
          .on(TaskState.class, (task, self) -> self.forTask(task))
          .on(MapState.class, (map, self) -> self.forMap(map))
          .on(ParallelState.class, (parallel, self) -> self.forParallel(parallel))
          .on(PassState.class, (pass, self) -> self.refuse("Pass"))
          .on(ChoiceState.class, (choice, self) -> self.refuse("Choice"))
          .on(WaitState.class, (wait, self) -> self.refuse("Wait"))
          .on(SucceedState.class, (succeed, self) -> self.refuse("Succeed"))
          .on(FailState.class, (fail, self) -> self.refuse("Fail"))
          .build();

  /**
   * The answer for a state.
   *
   * @throws ServiceException with ValidationException, where the mock does not go with the state
   */
  Answer of(State state) {
    return BY_TYPE.apply(state, this);
  }

  private Answer refuse(String type) {
    throw Refusal.of("State type '" + type + "' is not supported when a mock is specified");
  }

  private Answer forTask(TaskState task) {
    Json result = result();
    if (result == null) {
      return thrown();
    }
    String resource = task.resource().arn();
    String violation = rules.violation(resource, result.node(), mock.mode());
    if (violation != null) {
      throw Refusal.of(violation);
    }
    return rules.answer(resource, result);
  }

  private Answer forMap(MapState map) {
    Json result = result();
    if (result == null) {
      return thrown();
    }
    if (!writesResults(map)) {
      requireArray(result.node());
    } else if (!result.node().isObject()) {
      throw Refusal.of("Mocked result must be an object.");
    }
    return new TaskMocks.Returned(result);
  }

  /** Its result is where its results are then. */
  private static boolean writesResults(MapState map) {
    Distribution how = map.distribution();
    return how != null && how.writer() != null && !how.writer().resource().isEmpty();
  }

  private Answer forParallel(ParallelState parallel) {
    Json result = result();
    if (result == null) {
      return thrown();
    }
    requireArray(result.node());
    if (result.node().size() != parallel.branches().size()) {
      throw Refusal.of(
          "Mocked result must contain the same number of items as number of Parallel branches.");
    }
    return new TaskMocks.Returned(result);
  }

  private static void requireArray(JsonNode result) {
    if (!result.isArray()) {
      throw Refusal.of("Mocked result must be an array.");
    }
  }

  private @Nullable Json result() {
    return mock.result() == null
        ? null
        : GivenJson.read(
            mock.result(),
            reason -> new ValidationException("Mocked result must be valid JSON.", null));
  }

  private Answer thrown() {
    ErrorOutput output = mock.errorOutput();
    return output == null
        ? new TaskMocks.Thrown(null, null)
        : new TaskMocks.Thrown(output.error(), output.cause());
  }
}
