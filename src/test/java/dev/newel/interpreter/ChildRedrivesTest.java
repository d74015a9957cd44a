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

/** Executions that wait for others, and are redriven: the others go on, too. */
class ChildRedrivesTest {

  private static final String STATE =
      "'A':{'Type':'Task','End':true,'Resource':'arn:aws:states:::states:startExecution%s',"
          + "'Parameters':{'StateMachineArn':'"
          + RunningMachine.ARNS
          + "stateMachine:child'}}";
  private static final Ending BADLY = new Ending(ExecutionStatus.FAILED, 9, null, "E", null);
  private static final Ending WELL =
      new Ending(ExecutionStatus.SUCCEEDED, 9, Json.EMPTY_OBJECT, null, null);

  private static RunningMachine start(String pattern) {
    return startStates(STATE.formatted(pattern), "{}");
  }

  /** What the task asks for now. */
  private static Effect.StartChild asked(RunningMachine run) {
    return (Effect.StartChild) Objects.requireNonNull(run.effect("A", Phase.STARTED));
  }

  private static void see(
      RunningMachine run, ChildOrder child, @Nullable Ending ending, Redrives redrives) {
    Frame frame = run.execution().frames().iterator().next();
    ExecutionKey key = Objects.requireNonNull(child.key());
    ExecutionStart start =
        new ExecutionStart(
            key,
            key.arn(),
            key.machineArn(),
            "role",
            "1",
            Json.EMPTY_OBJECT,
            5,
            null,
            child.call());
    assertThat(
            run.offer(new Stimulus.ChildSeen(frame.id(), frame.nonce(), start, ending, redrives)))
        .isEqualTo(Outcome.ACCEPTED);
  }

  private static Effect.StopChild stopped(RunningMachine run) {
    List<Effect> effects = run.stop(null, null).effects();
    return (Effect.StopChild) effects.get(effects.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {".sync", ".sync:2"})
  void shouldAskForTheSameChildAsOftenAsTheExecutionIsRedriven(String pattern) {
    RunningMachine run = start(pattern);
    ChildOrder first = asked(run).child();
    assertThat(asked(run).before()).isNull();

    see(run, first, BADLY, Redrives.NONE);
    run.redrive();
    assertThat(asked(run).before()).isEqualTo(first);
    assertThat(asked(run).child()).isNotEqualTo(first);

    see(run, first, BADLY, new Redrives(1, 7, true, List.of()));
    run.redrive();
    assertThat(asked(run).before()).isEqualTo(first);
  }

  @Test
  void shouldGoOnWithTheChildThatWasStartedInThePlaceOfAnother() {
    RunningMachine run = start(".sync");
    see(run, asked(run).child(), BADLY, Redrives.NONE);
    run.redrive();
    ChildOrder second = asked(run).child();
    see(run, second, null, Redrives.NONE);

    assertThat(stopped(run).child()).isEqualTo(second.key());
    run.redrive();
    assertThat(asked(run).before()).isEqualTo(second);
  }

  @Test
  void shouldStopTheChildThatGoesOn() {
    RunningMachine run = start(".sync");
    ChildOrder first = asked(run).child();
    see(run, first, BADLY, Redrives.NONE);
    run.redrive();
    see(run, first, null, Redrives.NONE);

    assertThat(stopped(run).child()).isEqualTo(first.key());
  }

  @Test
  void shouldGoOnWithAChildThatWasStoppedWithTheExecution() {
    RunningMachine run = start(".sync");
    ChildOrder first = asked(run).child();
    see(run, first, null, Redrives.NONE);
    run.stop(null, null).redrive();

    assertThat(asked(run).before()).isEqualTo(first);
  }

  @Test
  void shouldStartAnotherChildWhereTheTaskIsRetried() {
    RunningMachine run =
        startStates(
            STATE
                .formatted(".sync")
                .replace("'End'", "'Retry':[{'ErrorEquals':['States.ALL']}],'End'"),
            "{}");
    see(run, asked(run).child(), BADLY, Redrives.NONE);
    run.pass(1);

    assertThat(asked(run).before()).isNull();
  }

  @Test
  void shouldStartAnotherChildWhereNobodyWaitsForItsEnd() {
    RunningMachine run = start("");
    run.stop(null, null).redrive();

    assertThat(asked(run).before()).isNull();
  }

  @Test
  void shouldSayHowOftenTheChildWentOn() {
    RunningMachine run = start(".sync");
    ChildOrder child = asked(run).child();
    see(run, child, BADLY, new Redrives(1, 7, true, List.of()));
    String cause = Objects.requireNonNull(run.execution().progress().ending()).cause();
    JsonNode failed = Json.ofTrusted(Objects.requireNonNull(cause)).node();
    assertThat(failed.path("RedriveCount").intValue()).isEqualTo(1);
    assertThat(failed.path("RedriveDate").longValue()).isEqualTo(7);
    assertThat(failed.path("RedriveStatus").textValue()).isEqualTo("REDRIVABLE");
    assertThat(failed.has("RedriveStatusReason")).isFalse();

    run.redrive();
    see(run, child, WELL, new Redrives(2, 8, false, List.of()));
    JsonNode output = Json.ofTrusted(run.output()).node();
    assertThat(output.path("RedriveCount").intValue()).isEqualTo(2);
    assertThat(output.path("RedriveStatus").textValue()).isEqualTo("NOT_REDRIVABLE");
    assertThat(output.path("RedriveStatusReason").textValue())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
  }

  @Test
  void shouldTellTheTaskThatHadItRedrivenOfTheEnd() {
    RunningMachine run = startStates("'A':{'Type':'Fail','Error':'E'}", "{}");
    ParentTask task = new ParentTask(new ExecutionKey(RunningMachine.HOME, "m", "p"), 0, 7);
    assertThat(run.offer(new Stimulus.Redriven("call", task, 0))).isEqualTo(Outcome.ACCEPTED);

    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    Redrives redrives = run.execution().progress().redrives();
    assertThat(redrives.count()).isEqualTo(1);
    assertThat(run.effects())
        .containsExactly(new Effect.TellParent(task, run.execution().start(), ending, redrives));
  }
}
