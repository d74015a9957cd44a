package dev.newel.engine.trial;

import static dev.newel.asl.parse.Definitions.PARSER;
import static dev.newel.asl.parse.Definitions.json;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Definition;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.trial.TrialResult.Status;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Variables;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskOwner;
import dev.newel.task.Wiretap;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** States that are tested without a mock, in virtual time. */
class StateTrialTest {

  private static final long FIVE_MINUTES = 300_000;

  private final ManualVertx vertx = new ManualVertx();
  private final Promise<Stimulus> answer = Promise.promise();
  private Effect.@Nullable CallService asked;

  private StateTrial begin(String state) {
    TestedState tested =
        requireNonNull(TestedState.find(definition(state), DefinitionParser.STATE_NAME));
    StateTrials trials =
        new StateTrials(
            vertx.vertx(),
            Evaluations.of(vertx.vertx(), steps -> {}),
            vertx.clock(),
            RunningMachine.LIMITS,
            new Random(7),
            RunningMachine.TOKENS,
            new TaskInvokers(Map.of("lambda", invoker())),
            (parent, task) -> Future.failedFuture("no children here"));
    StateTrial trial =
        trials.begin(
            tested,
            new TrialSetting(
                RunningMachine.HOME,
                json("{'a':1}"),
                Variables.NONE,
                json("{'State':{'Name':'given'}}").node(),
                null,
                0,
                0,
                null,
                Wiretap.NONE));
    vertx.pass(0);
    return trial;
  }

  private static Definition definition(String state) {
    try {
      return PARSER.parseState(state.replace('\'', '"'));
    } catch (DefinitionException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private TaskInvoker invoker() {
    return (TaskOwner execution, Effect.CallService call) -> {
      asked = call;
      return answer.future();
    };
  }

  private Effect.CallService asked() {
    return requireNonNull(asked);
  }

  private TrialResult result(StateTrial trial) {
    vertx.pass(0);
    Future<TrialResult> result = trial.result();
    assertThat(result.succeeded()).as("cause: %s", result.cause()).isTrue();
    return result.result();
  }

  @Test
  void shouldWaitAsLongAsTheStateSays() {
    StateTrial trial = begin("{'Type':'Wait','Seconds':10,'Next':'Next'}");

    vertx.pass(9_999);
    assertThat(trial.result().isComplete()).isFalse();
    vertx.pass(1);

    assertThat(result(trial).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(result(trial).nextState()).isEqualTo("Next");
  }

  @Test
  void shouldFailAfterFiveMinutes() {
    StateTrial trial = begin("{'Type':'Wait','Seconds':301,'End':true}");

    vertx.pass(FIVE_MINUTES - 1);
    assertThat(trial.result().isComplete()).isFalse();
    vertx.pass(1);

    assertThat(result(trial).status()).isEqualTo(Status.FAILED);
    assertThat(result(trial).error()).isEqualTo("States.Timeout");
  }

  @Test
  void shouldMakeTheCallAndGoOnWithItsAnswer() {
    StateTrial trial =
        begin(
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
                + "'Parameters':{'FunctionName':'f','Payload.$':'$$.State'},'ResultPath':'$.r','End':true}");

    assertThat(asked().arguments())
        .isEqualTo(json("{'FunctionName':'f','Payload':{'Name':'given'}}"));
    answer.complete(new Stimulus.TaskSucceeded(asked().frame(), asked().nonce(), json("{'b':2}")));
    vertx.pass(0);

    assertThat(result(trial).output()).isEqualTo(json("{'a':1,'r':{'b':2}}"));
    assertThat(result(trial).steps())
        .containsEntry(DataStep.INPUT_PATH, json("{'a':1}"))
        .containsEntry(DataStep.RESULT, json("{'b':2}"))
        .containsEntry(DataStep.RESULT_PATH, json("{'a':1,'r':{'b':2}}"));
  }

  @Test
  void shouldTimeOutATaskByItsOwnTime() {
    StateTrial trial =
        begin(
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','TimeoutSeconds':2,"
                + "'Parameters':{'FunctionName':'f'},'Retry':[{'ErrorEquals':['States.Timeout'],"
                + "'IntervalSeconds':3}],'End':true}");

    vertx.pass(2_000);

    assertThat(result(trial).status()).isEqualTo(Status.RETRIABLE);
    assertThat(result(trial).handler()).isEqualTo(new TrialResult.Retry(0, Duration.ofSeconds(3)));
    answer.complete(new Stimulus.TaskSucceeded(asked().frame(), asked().nonce(), Json.NULL));
    vertx.pass(FIVE_MINUTES);
    assertThat(result(trial).output()).isNull();
  }

  @Test
  void shouldFailWhereNobodyKnowsWhatCameOfTheCall() {
    StateTrial trial =
        begin(
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
                + "'Parameters':{'FunctionName':'f'},'End':true}");

    answer.fail("away");
    vertx.pass(0);

    assertThat(trial.result().cause()).hasMessage("away");
  }

  @Test
  void shouldEndWithWhoWaitsForIt() {
    StateTrial trial = begin("{'Type':'Wait','Seconds':10,'End':true}");

    trial.abandon();

    assertThat(result(trial).status()).isEqualTo(Status.FAILED);
  }
}
