package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The histories of Parallel and Map states. */
class FanOutHistoriesTest {

  private static final int DEEP = 60;
  private static final String PASS = "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}";
  private static final String WORK =
      "'StartAt':'W','States':{'W':{" + activity("work") + ",'End':true}}";

  @Test
  void shouldTakeTurnsBetweenBranches() {
    startStates(
            "'A':{'Type':'Parallel','End':true,'Parameters':{'x':1},'Branches':[{"
                + PASS
                + "},{"
                + PASS.replace("'P'", "'Q'")
                + "}]}",
            "{}")
        .hasHistory(
            """
            1<-0 ExecutionStarted input={}
            2<-0 ParallelStateEntered A input={}
            3<-2 ParallelStateStarted
            4<-3 PassStateEntered P input={'x':1}
            5<-3 PassStateEntered Q input={'x':1}
            6<-4 PassStateExited P output={'x':1}
            7<-5 PassStateExited Q output={'x':1}
            8<-7 ParallelStateSucceeded
            9<-7 ParallelStateExited A output=[{'x':1},{'x':1}]
            10<-9 ExecutionSucceeded output=[{'x':1},{'x':1}]
            """);
  }

  /** What is asked for twice at each level would be asked for two to the power of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'N%d':{'Type':'Parallel','Branches':[{%s}],'End':true}",
        "'N%d':{'Type':'Map','ItemsPath':'$$.Execution.Input','ItemProcessor':{%s},'End':true}"
      })
  void shouldRunStatesThatStandInManyOthers(String around) {
    String flow = PASS;
    for (int depth = 0; depth < DEEP; depth++) {
      flow = "'StartAt':'N%d','States':{".formatted(depth) + around.formatted(depth, flow) + "}";
    }
    String definition = "{" + flow + "}";

    RunningMachine run =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> RunningMachine.start(definition, "[1]"));

    assertThat(run.execution().progress().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldMapOneAfterTheOther() {
    startStates(
            "'A':{'Type':'Map','MaxConcurrency':1,'ItemProcessor':{" + PASS + "},'End':true}",
            "[1,2]")
        .hasHistory(
            """
            1<-0 ExecutionStarted input=[1,2]
            2<-0 MapStateEntered A input=[1,2]
            3<-2 MapStateStarted length=2
            4<-3 MapIterationStarted A index=0
            5<-4 PassStateEntered P input=1
            6<-5 PassStateExited P output=1
            7<-6 MapIterationSucceeded A index=0
            8<-6 MapIterationStarted A index=1
            9<-8 PassStateEntered P input=2
            10<-9 PassStateExited P output=2
            11<-10 MapIterationSucceeded A index=1
            12<-11 MapStateSucceeded
            13<-11 MapStateExited A output=[1,2]
            14<-13 ExecutionSucceeded output=[1,2]
            """);
  }

  @Test
  void shouldMapNothing() {
    startStates("'A':{'Type':'Map','ItemProcessor':{" + PASS + "},'End':true}", "[]")
        .hasHistoryFrom(
            3,
            """
            3<-2 MapStateStarted length=0
            4<-3 MapStateSucceeded
            5<-3 MapStateExited A output=[]
            6<-5 ExecutionSucceeded output=[]
            """);
  }

  @Test
  void shouldKeepToMaxConcurrencyAndOrderOfItems() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Map','MaxConcurrency':2,'ItemProcessor':{" + WORK + "},'End':true}",
            "['a','b','c','d']");
    assertThat(scheduled(run)).isEqualTo(2);
    run.take("W").take("W");
    Frame second =
        run.execution().frames().stream()
            .filter(frame -> frame.index() == 1 && frame.parent() == Frame.TOP)
            .findFirst()
            .orElseThrow();
    run.offer(
        new Stimulus.TaskSucceeded(
            second.id(), RunningMachine.nonce(second), Json.ofTrusted("\"B\"")));
    assertThat(scheduled(run)).isEqualTo(1);
    run.succeed("W", "'A'").succeed("W", "'C'").succeed("W", "'D'");
    assertThat(run.output()).isEqualTo("[\"A\",\"B\",\"C\",\"D\"]");
  }

  private static long scheduled(RunningMachine run) {
    return run.execution().frames().stream()
        .filter(frame -> frame.phase() == Phase.SCHEDULED)
        .count();
  }

  @Test
  void shouldGoFromMapToMap() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Map','ItemsPath':'$.x','ResultPath':null,'ItemProcessor':{"
                + PASS
                + "},'Next':'B'},'B':{'Type':'Map','ItemsPath':'$.y','ItemProcessor':{"
                + PASS.replace("'P'", "'Q'")
                + "},'End':true}",
            "{'x':[1],'y':[2,3,4]}");
    assertThat(run.output()).isEqualTo("[2,3,4]");
  }

  @Test
  void shouldRetryMap() {
    startStates(
            "'A':{'Type':'Map','Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}],'Catch':["
                + "{'ErrorEquals':['E'],'Next':'B'}],'ItemProcessor':{'StartAt':'F','States':"
                + "{'F':{'Type':'Fail','Error':'E','Cause':'c'}}},'Next':'B'},"
                + "'B':{'Type':'Succeed'}",
            "[1]")
        .pass(1)
        .hasHistoryFrom(
            3,
            """
            3<-2 MapStateStarted length=1
            4<-3 MapIterationStarted A index=0
            5<-4 FailStateEntered F input=1
            6<-5 MapIterationFailed A index=0
            7<-5 MapStateStarted length=1
            8<-7 MapIterationStarted A index=0
            9<-8 FailStateEntered F input=1
            10<-9 MapIterationFailed A index=0
            11<-9 MapStateFailed
            12<-11 MapStateExited A output={'Error':'E','Cause':'c'}
            13<-12 SucceedStateEntered B input={'Error':'E','Cause':'c'}
            14<-13 SucceedStateExited B output={'Error':'E','Cause':'c'}
            15<-14 ExecutionSucceeded output={'Error':'E','Cause':'c'}
            """);
  }

  @Test
  void shouldRetryParallel() {
    startStates(
            "'A':{'Type':'Parallel','Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':1}],"
                + "'Branches':[{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'E'}}}],"
                + "'End':true}",
            "{}")
        .pass(1)
        .hasHistoryFrom(
            3,
            """
            3<-2 ParallelStateStarted
            4<-3 FailStateEntered F input={}
            5<-4 ParallelStateStarted
            6<-5 FailStateEntered F input={}
            7<-6 ParallelStateFailed
            8<-7 ExecutionFailed error=E
            """);
  }

  @Test
  void shouldAbortSiblingsOfFailedBranch() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Parallel','Branches':[{"
                + WORK
                + "},{'StartAt':'M','States':{'M':{'Type':'Map','ItemProcessor':{'StartAt':'P',"
                + "'States':{'P':{'Type':'Parallel','End':true,'Branches':[{"
                + WORK.replace("'W'", "'V'")
                + "},{'StartAt':'S','States':{'S':{'Type':'Wait','Seconds':9,'End':true}}}]}}},"
                + "'End':true}}},{'StartAt':'D','States':{'D':{'Type':'Pass','End':true}}}],"
                + "'Catch':[{'ErrorEquals':['Bad'],'ResultPath':null,'Next':'B'}],'End':true},"
                + "'B':{'Type':'Succeed'}",
            "[7]");
    run.fail("W", "Bad", null)
        .hasHistory(
            """
            1<-0 ExecutionStarted input=[7]
            2<-0 ParallelStateEntered A input=[7]
            3<-2 ParallelStateStarted
            4<-3 TaskStateEntered W input=[7]
            5<-3 MapStateEntered M input=[7]
            6<-3 PassStateEntered D input=[7]
            7<-4 ActivityScheduled work input=[7]
            8<-5 MapStateStarted length=1
            9<-8 MapIterationStarted M index=0
            10<-6 PassStateExited D output=[7]
            11<-9 ParallelStateEntered P input=7
            12<-11 ParallelStateStarted
            13<-12 TaskStateEntered V input=7
            14<-12 WaitStateEntered S input=7
            15<-13 ActivityScheduled work input=7
            16<-7 ActivityStarted
            17<-16 ActivityFailed error=Bad
            18<-15 TaskStateAborted
            19<-14 WaitStateAborted
            20<-12 ParallelStateAborted
            21<-20 MapIterationAborted M index=0
            22<-8 MapStateAborted
            23<-17 ParallelStateFailed
            24<-23 ParallelStateExited A output=[7]
            25<-24 SucceedStateEntered B input=[7]
            26<-25 SucceedStateExited B output=[7]
            27<-26 ExecutionSucceeded output=[7]
            """);
    assertThat(run.effects())
        .hasExactlyElementsOfTypes(
            Effect.OfferTask.class, Effect.OfferTask.class, Effect.WithdrawTask.class);
    assertThat(run.effects().get(2).nonce()).isEqualTo(run.effects().get(1).nonce());
  }

  @Test
  void shouldFailMapByInputOfLaterIteration() {
    startStates(
            "'A':{'Type':'Map','MaxConcurrency':1,'ItemSelector':{'v.$':'States.MathAdd($$.Map.Item.Value, 1)'},"
                + "'ItemProcessor':{"
                + PASS
                + "},'End':true}",
            "[1,'x']")
        .hasHistoryFrom(
            7,
            """
            7<-6 MapIterationSucceeded A index=0
            8<-3 ExecutionFailed error=States.Runtime cause=An error occurred while executing the \
            state 'A' (entered at the event id #2). There was an error while evaluating the \
            intrinsic function: States.MathAdd($$.Map.Item.Value, 1). Invalid arguments in \
            States.MathAdd
            """);
  }

  @Test
  void shouldEndAtOnceByRuntimeErrorInIteration() {
    startStates(
            "'A':{'Type':'Map','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass',"
                + "'InputPath':'$.none','End':true}}},'Catch':[{'ErrorEquals':['States.ALL'],"
                + "'Next':'B'}],'End':true},'B':{'Type':'Succeed'}",
            "[{},{}]")
        .hasHistoryFrom(
            4,
            """
            4<-3 MapIterationStarted A index=0
            5<-3 MapIterationStarted A index=1
            6<-4 PassStateEntered P input={}
            7<-5 PassStateEntered P input={}
            8<-6 ExecutionFailed error=States.Runtime cause=An error occurred while executing the \
            state 'P' (entered at the event id #6). Invalid path '$.none' : No results for path: \
            $['none']
            """);
  }
}
