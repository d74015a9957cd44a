package dev.newel.engine.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.asl.parse.Definitions;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.Wire;
import dev.newel.task.TaskOwner;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativesTest {

  private static final ExecutionKey PARENT = new ExecutionKey(RunningMachine.HOME, "parent", "run");
  private static final ExecutionKey CHILD = new ExecutionKey(RunningMachine.HOME, "child", "c");
  private static final ParentTask TASK = new ParentTask(PARENT, 3, 7);
  private static final Ending ENDING =
      new Ending(ExecutionStatus.SUCCEEDED, 9, Json.EMPTY_OBJECT, null, null);
  private static final Ending FAILED = new Ending(ExecutionStatus.FAILED, 9, null, "E", null);
  private static final Progress RUNNING = progress(null);
  private static final EngineReply TAKEN = new EngineReply.Delivered(Outcome.ACCEPTED, RUNNING);
  private static final EngineReply OVER = new EngineReply.Delivered(Outcome.NO_SUCH_TASK, RUNNING);

  private final ManualVertx vertx = new ManualVertx();
  private final Deque<EngineReply> answers = new ArrayDeque<>();
  private Relatives relatives;

  private static Progress progress(@Nullable Ending ending, ParentTask... parents) {
    return progress(ending, Redrives.NONE, parents);
  }

  private static Progress progress(
      @Nullable Ending ending, Redrives redrives, ParentTask... parents) {
    return new Progress(
        3, 1, 1, 0, ending, List.of(parents), Map.of(), redrives, Extras.NONE, null);
  }

  @BeforeEach
  void begin() {
    ModelStore store =
        new ModelStore(
            new ModelServer(4, vertx.clock()::millis, Flaws.NONE),
            "here",
            vertx.clock(),
            1_000,
            Wire.DIRECT,
            () -> Wire.DIRECT);
    store
        .catalog()
        .createMachine(
            new Machine(
                CHILD.machineName(),
                "r1",
                true,
                1,
                1,
                "STANDARD",
                "role",
                "{}",
                "{}",
                "[]",
                false));
    relatives =
        new Relatives(
            new CachedCatalog(store, Definitions.PARSER),
            new EngineClient(vertx.vertx(), 1, 4, Duration.ofSeconds(1)),
            vertx.clock());
    vertx.answer(
        asked ->
            answers.isEmpty()
                ? Future.failedFuture("nobody answers")
                : Future.succeededFuture(answers.remove()));
  }

  private static Effect.StartChild order(String machine, String name, String input) {
    ChildOrder order =
        new ChildOrder(RunningMachine.ARNS + "stateMachine:" + machine, name, input, "task-7");
    return new Effect.StartChild(3, 7, order, true, null);
  }

  private Future<Void> start(Effect.StartChild order, EngineReply... replies) {
    answers.addAll(List.of(replies));
    return relatives.start(TaskOwner.of(PARENT), order);
  }

  private ExecutionStart childStart() {
    return new ExecutionStart(
        CHILD,
        CHILD.arn(),
        CHILD.machineArn(),
        "role",
        "r1",
        Json.EMPTY_OBJECT,
        vertx.clock().millis(),
        null,
        "task-7");
  }

  private EngineReply started(@Nullable Ending ending, ParentTask... parents) {
    return new EngineReply.Started(childStart(), progress(ending, parents));
  }

  private static EngineRequest toParent(Stimulus fact) {
    return new EngineRequest.Deliver(PARENT, fact, null);
  }

  private static EngineRequest toChild(Stimulus fact) {
    return new EngineRequest.Deliver(CHILD, fact, null);
  }

  private Stimulus seen(@Nullable Ending ending) {
    return new Stimulus.ChildSeen(3, 7, childStart(), ending, Redrives.NONE);
  }

  @Test
  void shouldStartTheChildAndTellTheTask() {
    Future<Void> done = start(order("child", "c", "{}"), started(null, TASK), TAKEN);

    assertThat(done.succeeded()).isTrue();
    assertThat(vertx.sent())
        .containsExactly(new EngineRequest.Start(childStart(), TASK), toParent(seen(null)));
  }

  @Test
  void shouldTellOfAnEndThatHasComeAlready() {
    start(order("child", "c", "{}"), started(ENDING), TAKEN);

    assertThat(vertx.sent()).endsWith(toParent(seen(ENDING)));
  }

  @Test
  void shouldWaitForWorkThatSomebodyElseHasStarted() {
    EngineReply tooLate = new EngineReply.Delivered(Outcome.NOTHING_TO_DO, progress(ENDING));
    start(order("child", "c", "{}"), started(null), tooLate, TAKEN);

    assertThat(vertx.sent().subList(1, 3))
        .containsExactly(toChild(new Stimulus.Awaited(TASK)), toParent(seen(ENDING)));
  }

  @Test
  void shouldStopAChildThatWasStartedTooLate() {
    Future<Void> done = start(order("child", "c", "{}"), started(null, TASK), OVER, TAKEN);

    assertThat(done.succeeded()).isTrue();
    assertThat(vertx.sent()).endsWith(toChild(new Stimulus.Abandoned(TASK)));
  }

  @Test
  void shouldNotStopAChildThatHasEnded() {
    start(order("child", "c", "{}"), started(ENDING), OVER);

    assertThat(vertx.sent()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "child, a:b, {}, StepFunctions.InvalidNameException, Invalid Name: 'a:b'",
    "child:PROD, c, {}, StepFunctions.StateMachineDoesNotExistException, State Machine Does Not"
        + " Exist",
    "none, c, {}, StepFunctions.StateMachineDoesNotExistException, State Machine Does Not Exist",
    "child, c, {, StepFunctions.InvalidExecutionInputException, Invalid State Machine Execution"
        + " Input",
  })
  void shouldFailTheTaskWithWhatAwsRefuses(
      String machine, String name, String input, String error, String message) {
    Future<Void> done = start(order(machine, name, input), TAKEN);

    assertThat(done.succeeded()).isTrue();
    Stimulus.TaskFailed failed = failure();
    assertThat(failed.error()).isEqualTo(error);
    assertThat(failed.cause()).startsWith(message);
  }

  private Stimulus.TaskFailed failure() {
    Object last = vertx.sent().get(vertx.sent().size() - 1);
    return (Stimulus.TaskFailed) ((EngineRequest.Deliver) last).stimulus();
  }

  @Test
  void shouldSayAsTheSdkDoesThatTheNameIsTaken() {
    start(order("child", "c", "{}"), new EngineReply.NameTaken(), TAKEN);

    assertThat(failure().error()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
    assertThat(failure().cause())
        .matches(
            "Execution Already Exists: '"
                + CHILD.arn()
                + "' \\(Service: AWSStepFunctions; Status Code: 400; Error Code:"
                + " ExecutionAlreadyExists; Request ID: [-0-9a-f]{36}; Proxy: null\\)");
  }

  @Test
  void shouldFailWhereNothingIsKnownSoThatItIsTriedAgain() {
    EngineReply away = new EngineReply.Unavailable("away");

    assertThat(start(order("child", "c", "{}"), away).failed()).isTrue();
    assertThat(start(order("child", "c", "{}"), started(null, TASK), away).failed()).isTrue();
    assertThat(start(order("child", "c", "{}"), started(null), away).failed()).isTrue();
    assertThat(start(order("child", "c", "{}"), started(null, TASK), OVER, away).failed()).isTrue();
    answers.add(away);
    assertThat(relatives.stop(CHILD, TASK).failed()).isTrue();
    answers.add(away);
    assertThat(
            relatives
                .tell(new Effect.TellParent(TASK, childStart(), ENDING, Redrives.NONE))
                .failed())
        .isTrue();
  }

  private static Effect.StartChild again() {
    Effect.StartChild order = order("child", "c", "{}");
    ChildOrder before = order.child();
    ChildOrder now = new ChildOrder(before.machineArn(), "d", "{}", "task-8");
    return new Effect.StartChild(3, 7, now, true, before);
  }

  /** It was started by the attempt before, and has failed since. */
  private EngineReply failedBefore() {
    EngineReply failed = started(FAILED);
    vertx.pass(1_000);
    return failed;
  }

  private static EngineReply delivered(
      Outcome outcome, @Nullable Ending ending, Redrives redrives) {
    ParentTask[] parents = ending == null ? new ParentTask[] {TASK} : new ParentTask[0];
    return new EngineReply.Delivered(outcome, progress(ending, redrives, parents));
  }

  @Test
  void shouldHaveAChildRedrivenAndTellTheTask() {
    Redrives redriven = new Redrives(1, vertx.clock().millis(), false, List.of());
    start(again(), failedBefore(), delivered(Outcome.ACCEPTED, null, redriven), TAKEN);

    assertThat(vertx.sent().get(1)).isEqualTo(toChild(new Stimulus.Redriven("task-8", TASK, 0)));
    Stimulus.ChildSeen seen = told();
    assertThat(seen.ending()).isNull();
    assertThat(seen.redrives()).isEqualTo(redriven);
  }

  @Test
  void shouldKnowThatItHasHadTheChildRedrivenBefore() {
    EngineReply failed = failedBefore();
    long now = vertx.clock().millis();
    Redrives redriven = new Redrives(1, now, true, List.of(new Redrives.Call("task-8", now)));
    start(again(), failed, delivered(Outcome.NOTHING_TO_DO, FAILED, redriven), TAKEN);

    assertThat(told().ending()).isEqualTo(FAILED);
  }

  @Test
  void shouldStartAnotherChildWhereTheOneBeforeCannotBeRedriven() {
    start(
        again(),
        failedBefore(),
        delivered(Outcome.NOTHING_TO_DO, FAILED, Redrives.NONE),
        started(null, TASK),
        TAKEN);

    assertThat(((EngineRequest.Start) vertx.sent().get(2)).start().key().name()).isEqualTo("d");
  }

  @Test
  void shouldStartAnotherChildWhereSomebodyElseHasTheNameOfTheOneBefore() {
    start(again(), new EngineReply.NameTaken(), started(null, TASK), TAKEN);

    assertThat(((EngineRequest.Start) vertx.sent().get(1)).start().key().name()).isEqualTo("d");
  }

  @Test
  void shouldNotRedriveAtOnceAChildThatHadToBeStartedAgain() {
    start(again(), started(FAILED), TAKEN);

    assertThat(told().ending()).isEqualTo(FAILED);
  }

  @Test
  void shouldTryAgainWhereItIsNotKnownWhetherTheChildWasRedriven() {
    EngineReply away = new EngineReply.Unavailable("away");

    assertThat(start(again(), failedBefore(), away).failed()).isTrue();
  }

  private Stimulus.ChildSeen told() {
    Object last = vertx.sent().get(vertx.sent().size() - 1);
    return (Stimulus.ChildSeen) ((EngineRequest.Deliver) last).stimulus();
  }
}
