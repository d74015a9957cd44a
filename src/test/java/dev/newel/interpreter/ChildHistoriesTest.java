package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What executions and those that they start make of each other. */
class ChildHistoriesTest {

  private static final String MACHINE = RunningMachine.ARNS + "stateMachine:child";
  private static final ExecutionKey CHILD = new ExecutionKey(RunningMachine.HOME, "child", "c");
  private static final ExecutionStart CHILD_START =
      new ExecutionStart(
          CHILD,
          CHILD.arn(),
          CHILD.machineArn(),
          "role",
          "1",
          Json.ofTrusted("{ }"),
          5,
          null,
          null);
  private static final Ending WELL =
      new Ending(ExecutionStatus.SUCCEEDED, 9, Json.ofTrusted("{\"done\": true}"), null, null);
  private static final Ending BADLY = new Ending(ExecutionStatus.FAILED, 9, null, "E", "why");

  private static String task(String pattern, String more) {
    return "'Type':'Task','Resource':'arn:aws:states:::states:startExecution%s',%s'Parameters':{'StateMachineArn':'%s','Name':'c','Input':{'a':1}}"
        .formatted(pattern, more, MACHINE);
  }

  private static RunningMachine start(String pattern) {
    return startStates("'A':{" + task(pattern, "") + ",'End':true}", "{}");
  }

  private static Stimulus.ChildSeen seen(RunningMachine run, @Nullable Ending ending) {
    Frame frame = run.execution().frames().iterator().next();
    return new Stimulus.ChildSeen(frame.id(), frame.nonce(), CHILD_START, ending, Redrives.NONE);
  }

  private static JsonNode output(RunningMachine run) {
    return Json.ofTrusted(run.output()).node();
  }

  private static List<EventType> types(RunningMachine run) {
    return run.events().stream().map(HistoryEvent::type).toList();
  }

  @Test
  void shouldAskForTheChildOnce() {
    RunningMachine run = start(".sync");
    long nonce = RunningMachine.nonce(run.frame("A", Phase.STARTED));

    assertThat(run.effects())
        .containsExactly(
            new Effect.StartChild(
                0,
                nonce,
                new ChildOrder(
                    MACHINE, "c", "{\"a\":1}", "task-" + Long.toUnsignedString(nonce, 36)),
                true,
                null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".waitForTaskToken"})
  void shouldNotWaitForTheEnd(String pattern) {
    RunningMachine run = start(pattern);

    assertThat(((Effect.StartChild) run.effects().get(0)).isAwaited()).isFalse();
    run.stop(null, null);
    assertThat(run.effects()).hasSize(1);
  }

  @Test
  void shouldGoOnAsSoonAsTheChildHasStarted() {
    RunningMachine run = start("");
    assertThat(run.offer(seen(run, WELL))).isEqualTo(Outcome.ACCEPTED);

    JsonNode output = output(run);
    assertThat(output.fieldNames())
        .toIterable()
        .containsExactly("ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate");
    assertThat(output.path("ExecutionArn").asText()).isEqualTo(CHILD.arn());
    assertThat(output.path("StartDate").longValue()).isEqualTo(5);
    assertThat(output.at("/SdkHttpMetadata/HttpHeaders/x-amzn-RequestId"))
        .isEqualTo(output.at("/SdkResponseMetadata/RequestId"));
  }

  @Test
  void shouldTakeStartAndEndInTheirOrderAndOnceEach() {
    RunningMachine run = start(".sync:2");
    Stimulus begun = seen(run, null);
    Stimulus ended = seen(run, WELL);

    assertThat(run.offer(begun)).isEqualTo(Outcome.ACCEPTED);
    assertThat(run.offer(begun)).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(run.offer(ended)).isEqualTo(Outcome.ACCEPTED);
    assertThat(run.offer(ended)).isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(types(run))
        .containsExactly(
            EventType.EXECUTION_STARTED,
            EventType.TASK_STATE_ENTERED,
            EventType.TASK_SCHEDULED,
            EventType.TASK_STARTED,
            EventType.TASK_SUBMITTED,
            EventType.TASK_SUCCEEDED,
            EventType.TASK_STATE_EXITED,
            EventType.EXECUTION_SUCCEEDED);
  }

  /** The end may overtake the answer to the start. */
  @Test
  void shouldTakeTheEndForTheStartToo() {
    RunningMachine run = start(".sync:2");
    Stimulus begun = seen(run, null);
    assertThat(run.offer(seen(run, WELL))).isEqualTo(Outcome.ACCEPTED);

    assertThat(run.offer(begun)).isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(types(run)).contains(EventType.TASK_SUBMITTED, EventType.EXECUTION_SUCCEEDED);
    assertThat(output(run))
        .isEqualTo(
            Json.ofTrusted(
                    """
                    {"ExecutionArn":"%s","Input":{},"InputDetails":{"Included":true},"Name":"c",
                     "Output":{"done":true},"OutputDetails":{"Included":true},"StartDate":5,
                     "StateMachineArn":"%s","Status":"SUCCEEDED","StopDate":9}
                    """
                        .formatted(CHILD.arn(), MACHINE))
                .node());
  }

  @Test
  void shouldGiveInputAndOutputAsTexts() {
    RunningMachine run = start(".sync");
    run.offer(seen(run, WELL));

    assertThat(output(run).path("Input").textValue()).isEqualTo("{ }");
    assertThat(output(run).path("Output").textValue()).isEqualTo("{\"done\": true}");
  }

  @ParameterizedTest
  @ValueSource(strings = {".sync", ".sync:2"})
  void shouldFailAsTheChildDid(String pattern) {
    RunningMachine run = start(pattern);
    run.offer(seen(run, BADLY));

    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    assertThat(ending.error()).isEqualTo("States.TaskFailed");
    assertThat(ending.cause())
        .isEqualTo(
            "{\"Cause\":\"why\",\"Error\":\"E\",\"ExecutionArn\":\"%s\",\"Input\":\"{ }\",\"InputDetails\":{\"Included\":true},\"Name\":\"c\",\"StartDate\":5,\"StateMachineArn\":\"%s\",\"Status\":\"FAILED\",\"StopDate\":9}"
                .formatted(CHILD.arn(), MACHINE));
  }

  @Test
  void shouldFailWhereTheEndIsTooLarge() {
    RunningMachine run = start(".sync");
    Json large = Json.ofTrusted('"' + "x".repeat(262_100) + '"');
    run.offer(seen(run, new Ending(ExecutionStatus.SUCCEEDED, 9, large, null, null)));

    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    assertThat(ending.error()).isEqualTo("States.DataLimitExceeded");
    assertThat(ending.cause()).startsWith("The state/task 'states' returned a result");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldStopTheChildWithTheTask(boolean hasStarted) {
    RunningMachine run =
        startStates("'A':{" + task(".sync", "'TimeoutSeconds':5,") + ",'End':true}", "{}");
    long nonce = RunningMachine.nonce(run.frame("A", Phase.STARTED));
    if (hasStarted) {
      run.offer(seen(run, null));
    }
    run.pass(5);

    assertThat(types(run)).endsWith(EventType.TASK_TIMED_OUT, EventType.EXECUTION_FAILED);
    assertThat(run.effects()).endsWith(new Effect.StopChild(0, nonce, CHILD));
  }

  @Test
  void shouldNotStartAChildThatTheSameTurnStops() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'C','States':{'C':{"
                + task(".sync", "")
                + ",'End':true}}},{'StartAt':'F','States':{'F':{'Type':'Fail'}}}]}",
            "{}");

    assertThat(run.effects()).isEmpty();
  }

  @Test
  void shouldNameTheChildAfterTheAttempt() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution.sync','Parameters':{'StateMachineArn':'%s','Input':'7'},'Retry':[{'ErrorEquals':['States.ALL']}],'End':true}"
                .formatted(MACHINE),
            "{}");
    run.offer(seen(run, BADLY));
    run.pass(2);

    List<ChildOrder> orders =
        run.effects().stream().map(effect -> ((Effect.StartChild) effect).child()).toList();
    assertThat(orders).hasSize(2).extracting(ChildOrder::input).containsOnly("7");
    assertThat(orders.get(0).name()).isNotEqualTo(orders.get(1).name());
    assertThat(ChildOrder.of(Json.ofTrusted("{\"StateMachineArn\":\"a\"}").node(), 7))
        .isEqualTo(ChildOrder.of(Json.ofTrusted("{\"StateMachineArn\":\"a\"}").node(), 7));
  }

  @Test
  void shouldRefuseArgumentsThatStartNothing() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution','End':true}",
            "{'Name':7,'Other':1}");

    assertThat(Objects.requireNonNull(run.execution().progress().ending()).cause())
        .endsWith(
            "The Parameters '{\"Name\":7,\"Other\":1}' could not be used to start the Task:"
                + " [The field \"Other\" is not supported by Step Functions,"
                + " The field 'StateMachineArn' is required but was missing,"
                + " The value for the field 'Name' must be a STRING]");
  }

  @Test
  void shouldTellAllWhoWaitOfTheEnd() {
    RunningMachine run = startStates("'A':{'Type':'Wait','Seconds':3,'End':true}", "{}");
    ParentTask one = new ParentTask(CHILD, 1, 7);
    ParentTask other = new ParentTask(CHILD, 2, 8);
    assertThat(run.offer(new Stimulus.Awaited(one))).isEqualTo(Outcome.ACCEPTED);
    assertThat(run.offer(new Stimulus.Awaited(other))).isEqualTo(Outcome.ACCEPTED);
    assertThat(run.offer(new Stimulus.Awaited(one))).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(run.execution().progress().parents()).containsExactly(one, other);
    run.pass(3);

    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    ExecutionStart start = run.execution().start();
    assertThat(run.effects())
        .containsExactly(
            new Effect.TellParent(one, start, ending, Redrives.NONE),
            new Effect.TellParent(other, start, ending, Redrives.NONE));
    assertThat(run.offer(new Stimulus.Awaited(one))).isEqualTo(Outcome.NOTHING_TO_DO);
  }

  @Test
  void shouldEndWithTheTaskThatWaitsAndNoOther() {
    RunningMachine run = startStates("'A':{'Type':'Wait','Seconds':3,'End':true}", "{}");
    ParentTask parent = new ParentTask(CHILD, 1, 7);
    run.offer(new Stimulus.Awaited(parent));

    assertThat(run.offer(new Stimulus.Abandoned(new ParentTask(CHILD, 1, 8))))
        .isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(run.offer(new Stimulus.Abandoned(parent))).isEqualTo(Outcome.ACCEPTED);
    assertThat(Objects.requireNonNull(run.execution().progress().ending()).status())
        .isEqualTo(ExecutionStatus.ABORTED);
    assertThat(run.effects()).isEmpty();
  }
}
