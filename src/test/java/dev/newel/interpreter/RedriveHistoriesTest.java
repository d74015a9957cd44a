package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where executions go on that are redriven, and what their histories say, as AWS has them. */
class RedriveHistoriesTest {

  private static final String TASK = "'A':{" + activity("work") + ",'End':true}";

  @Test
  void shouldScheduleATaskAgainAndKeepWhatHasSucceeded() {
    RunningMachine.startStates(
            "'A':{'Type':'Pass','Next':'B'},'B':{"
                + activity("work")
                + ",'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}],'Parameters':{"
                + "'redrives.$':'$$.Execution.RedriveCount','retries.$':'$$.State.RetryCount'},"
                + "'Next':'C'},'C':{'Type':'Pass','End':true}",
            "{}")
        .fail("B", "E", "first")
        .pass(1)
        .fail("B", "E", "second")
        .pass(60)
        .redrive()
        .fail("B", "E", "third")
        .pass(1)
        .succeed("B", "7")
        .hasHistoryFrom(
            10,
            """
            10<-9 ActivityFailed error=E cause=second
            11<-10 ExecutionFailed error=E cause=second
            12<-11 ExecutionRedriven redriveCount=1
            13<-4 ActivityScheduled work input={'redrives':1,'retries':0}
            14<-13 ActivityStarted
            15<-14 ActivityFailed error=E cause=third
            16<-15 ActivityScheduled work input={'redrives':1,'retries':1}
            17<-16 ActivityStarted
            18<-17 ActivitySucceeded output=7
            19<-18 TaskStateExited B output=7
            20<-19 PassStateEntered C input=7
            21<-20 PassStateExited C output=7
            22<-21 ExecutionSucceeded output=7
            """);
  }

  @Test
  void shouldGoOnInBranchesThatFailedOrWereAborted() {
    RunningMachine.startStates(
            "'A':{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'P','States':{'P':{'Type':'Pass','Result':1,'End':true}}},"
                + "{'StartAt':'F','States':{'F':{"
                + activity("work")
                + ",'End':true}}},{'StartAt':'T','States':{'T':{"
                + activity("work")
                + ",'End':true}}}]}",
            "{}")
        .fail("F", "E", null)
        .redrive()
        .succeed("T", "3")
        .succeed("F", "2")
        .hasHistoryFrom(
            11,
            """
            11<-10 ActivityFailed error=E
            12<-9 TaskStateAborted
            13<-11 ParallelStateFailed
            14<-13 ExecutionFailed error=E
            15<-14 ExecutionRedriven redriveCount=1
            16<-5 ActivityScheduled work input={}
            17<-6 ActivityScheduled work input={}
            18<-17 ActivityStarted
            19<-18 ActivitySucceeded output=3
            20<-19 TaskStateExited T output=3
            21<-16 ActivityStarted
            22<-21 ActivitySucceeded output=2
            23<-22 TaskStateExited F output=2
            24<-23 ParallelStateSucceeded
            25<-23 ParallelStateExited A output=[1,2,3]
            26<-25 ExecutionSucceeded output=[1,2,3]
            """);
  }

  @Test
  void shouldGoOnInIterationsAndBeginThoseThatHaveNotBegun() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Map','MaxConcurrency':1,'End':true,'ItemProcessor':"
                + "{'StartAt':'T','States':{'T':{"
                + activity("work")
                + ",'End':true}}}}",
            "[1,2,3]");
    run.succeed("T", "10").fail("T", "E", null).redrive();
    run.hasHistoryFrom(
        15,
        """
        15<-14 ActivityFailed error=E
        16<-15 MapIterationFailed A index=1
        17<-15 MapStateFailed
        18<-17 ExecutionFailed error=E
        19<-18 ExecutionRedriven redriveCount=1
        20<-12 ActivityScheduled work input=2
        """);
    assertThat(run.succeed("T", "20").succeed("T", "30").output()).isEqualTo("[10,20,30]");
  }

  @Test
  void shouldGoOnWhereAnIterationCouldNotBegin() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Map','End':true,'ItemSelector':{'v.$':'$$.Map.Item.Value.v'},"
                + "'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}}",
            "[{'v':1},2]");
    assertThat(run.redrive().events().subList(4, 7))
        .extracting(HistoryEvent::type, HistoryEvent::previousId)
        .containsExactly(
            tuple(EventType.EXECUTION_FAILED, 3L),
            tuple(EventType.EXECUTION_REDRIVEN, 5L),
            tuple(EventType.EXECUTION_FAILED, 2L));
  }

  @Test
  void shouldBeginAParallelStateAnewThatExceededTheLimitOfData() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Parallel','End':true,'ResultSelector':{'a.$':'States.Array($[0],$[0])'},"
                + "'Branches':[{'StartAt':'T','States':{'T':{"
                + activity("work")
                + ",'End':true}}}]}",
            "{}");
    run.succeed("T", "'" + "x".repeat(200_000) + "'").redrive();
    assertThat(run.succeed("T", "1").output()).isEqualTo("{'a':[1,1]}".replace('\'', '"'));
  }

  @Test
  void shouldBeginAMapStateAnewWhoseIterationExceededTheLimitOfData() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Map','End':true,'ItemSelector':{'a.$':"
                + "'States.Array($$.Map.Item.Value,$$.Map.Item.Value)'},'ItemProcessor':{"
                + "'StartAt':'T','States':{'T':{"
                + activity("work")
                + ",'End':true}}}}",
            "[1,'" + "x".repeat(200_000) + "']");
    assertThat(run.redrive().events())
        .filteredOn(event -> event.type() == EventType.MAP_ITERATION_STARTED)
        .hasSize(2);
  }

  @Test
  void shouldGoOnInNestedStates() {
    String inner =
        "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemsPath':'$.l','ItemProcessor':"
            + "{'StartAt':'T','States':{'T':{"
            + activity("work")
            + ",'End':true}}}}}}";
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Parallel','End':true,'Branches':["
                + inner
                + ",{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':5,'End':true}}}]}",
            "{'l':[1,2]}");
    run.succeed("T", "1").fail("T", "E", null);
    assertThat(run.execution().frames()).hasSize(5);
    run.pass(100).redrive().pass(4.9);
    assertThat(run.succeed("T", "2").execution().progress().ending()).isNull();
    assertThat(run.pass(0.2).output()).isEqualTo("[[1,2],{\"l\":[1,2]}]");
  }

  @Test
  void shouldHaveAStateInItsRetriesBeginThemAnew() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Parallel','End':true,'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}],"
                + "'Branches':[{'StartAt':'T','States':{'T':{"
                + activity("work")
                + ",'End':true}}}]}",
            "{}");
    run.fail("T", "E", null).pass(1).fail("T", "E", null);
    run.redrive().fail("T", "E", null).pass(1);
    assertThat(run.succeed("T", "1").output()).isEqualTo("[1]");
  }

  @Test
  void shouldGoOnAfterAStop() {
    RunningMachine.startStates(TASK, "{}")
        .take("A")
        .stop("E", "c")
        .redrive()
        .succeed("A", "1")
        .hasHistoryFrom(
            5,
            """
            5<-0 ExecutionAborted error=E cause=c
            6<-5 ExecutionRedriven redriveCount=1
            7<-2 ActivityScheduled work input={}
            8<-7 ActivityStarted
            9<-8 ActivitySucceeded output=1
            10<-9 TaskStateExited A output=1
            11<-10 ExecutionSucceeded output=1
            """);
  }

  @Test
  void shouldCountTheTimeOfTheMachineAnew() {
    RunningMachine run =
        RunningMachine.start("{'TimeoutSeconds':8,'StartAt':'A','States':{" + TASK + "}}", "{}");
    run.pass(20).redrive().pass(7.9);
    assertThat(run.execution().progress().ending()).isNull();
    run.pass(0.2)
        .hasHistoryFrom(
            4,
            """
            4<-0 ExecutionTimedOut error=States.Timeout
            5<-4 ExecutionRedriven redriveCount=1
            6<-2 ActivityScheduled work input={}
            7<-0 ExecutionTimedOut error=States.Timeout
            """);
    assertThat(run.secondsOf(7)).isEqualTo(28);
  }

  @Test
  void shouldCountTheTimeOfATaskAnew() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{" + activity("work") + ",'TimeoutSeconds':2,'End':true}", "{}");
    run.pass(9).redrive().pass(1.9);
    assertThat(run.succeed("A", "1").output()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'Seconds':10", "'Timestamp':'2026-03-01T12:01:00Z'"})
  void shouldWaitAgainOrForTheSameTime(String wait) {
    RunningMachine run =
        RunningMachine.startStates("'A':{'Type':'Wait'," + wait + ",'End':true}", "{}");
    run.pass(5).stop(null, null).pass(45).redrive().pass(9.9);
    assertThat(run.execution().progress().ending()).isNull();
    run.pass(0.1)
        .hasHistoryFrom(
            3,
            """
            3<-0 ExecutionAborted
            4<-3 ExecutionRedriven redriveCount=1
            5<-2 WaitStateExited A output={}
            6<-5 ExecutionSucceeded output={}
            """);
  }

  @Test
  void shouldNotWaitForATimeThatHasPassed() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Wait','Timestamp':'2026-03-01T12:01:00Z','End':true}", "{}");
    run.pass(5).stop(null, null).pass(100).redrive();
    assertThat(run.output()).isEqualTo("{}");
  }

  @Test
  void shouldEnterAFailStateAgain() {
    RunningMachine.startStates("'A':{'Type':'Fail','Error':'E','Cause':'c'}", "{}")
        .redrive()
        .redrive()
        .hasHistory(
            """
            1<-0 ExecutionStarted input={}
            2<-0 FailStateEntered A input={}
            3<-2 ExecutionFailed error=E cause=c
            4<-3 ExecutionRedriven redriveCount=1
            5<-4 FailStateEntered A input={}
            6<-5 ExecutionFailed error=E cause=c
            7<-6 ExecutionRedriven redriveCount=2
            8<-7 FailStateEntered A input={}
            9<-8 ExecutionFailed error=E cause=c
            """);
  }

  @Test
  void shouldTellTheStateOfTheRedrive() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Pass','Assign':{'v':1},'Next':'B'},'B':{"
                + activity("work")
                + ",'Parameters':{'v.$':'$v','x.$':'$$.Execution.RedriveTime'},'End':true}",
            "{}");
    // before it is redriven there is no such time
    assertThat(run.events().get(4).type()).isEqualTo(EventType.EXECUTION_FAILED);
    run.pass(3).redrive();
    assertThat(run.events().get(6).values().get(1))
        .hasToString("{\"v\":1,\"x\":\"2026-03-01T12:00:03.000Z\"}");
  }

  @Test
  void shouldLeaveASucceededExecutionAndOneThatRuns() {
    RunningMachine run = RunningMachine.startStates(TASK, "{}");
    assertThat(run.offer(new Stimulus.Redriven(null))).isEqualTo(Outcome.NOTHING_TO_DO);
    run.succeed("A", "1");
    assertThat(run.offer(new Stimulus.Redriven(null))).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(run.execution().frames()).isEmpty();
    assertThat(run.execution().progress().redrives()).isEqualTo(Redrives.NONE);
  }

  @Test
  void shouldLeaveWhatEndedLongAgo() {
    RunningMachine run = RunningMachine.startStates(TASK, "{}").stop(null, null);
    run.pass(14 * 86_400 + 1);
    assertThat(run.offer(new Stimulus.Redriven(null))).isEqualTo(Outcome.NOTHING_TO_DO);
  }

  @Test
  void shouldNotGoOnFromNothing() {
    RunningMachine run = RunningMachine.startStates(TASK, "{}").stop(null, null).loseFrames();
    assertThat(run.offer(new Stimulus.Redriven(null))).isEqualTo(Outcome.NOTHING_TO_DO);
  }

  /** What it would go on from is not there before the end stands. */
  @Test
  void shouldNotGoOnInTheTurnThatEnds() {
    RunningMachine run = RunningMachine.startStates(TASK, "{}");
    assertThat(run.offerTogether(new Stimulus.Stopped(null, null), new Stimulus.Redriven(null)))
        .containsExactly(Outcome.ACCEPTED, Outcome.NOTHING_TO_DO);
    RunningMachine failing = RunningMachine.startStates("'A':{'Type':'Fail'}", "{}");
    assertThat(failing.offerTogether(new Stimulus.Redriven("a"), new Stimulus.Redriven("b")))
        .containsExactly(Outcome.ACCEPTED, Outcome.NOTHING_TO_DO);
  }

  @Test
  void shouldTakeACallOnce() {
    RunningMachine run = RunningMachine.startStates(TASK, "{}").stop(null, null);
    assertThat(run.offer(new Stimulus.Redriven("a"))).isEqualTo(Outcome.ACCEPTED);
    run.stop(null, null).pass(800);
    assertThat(run.offer(new Stimulus.Redriven("a"))).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(run.offer(new Stimulus.Redriven("b"))).isEqualTo(Outcome.ACCEPTED);
    run.stop(null, null).pass(101);
    assertThat(run.offer(new Stimulus.Redriven("a"))).isEqualTo(Outcome.ACCEPTED);
    assertThat(run.execution().progress().redrives().calls())
        .extracting(Redrives.Call::token)
        .containsExactly("b", "a");
  }

  @Test
  void shouldKeepNothingOfWhatASucceededStateRan() {
    RunningMachine run =
        RunningMachine.startStates(
            "'A':{'Type':'Parallel','Next':'B','Catch':[{'ErrorEquals':['E'],'Next':'B'}],"
                + "'Branches':[{'StartAt':'T','States':{'T':{"
                + activity("work")
                + ",'End':true}}}]},'B':{'Type':'Fail'}",
            "{}");
    run.fail("T", "E", null);
    assertThat(run.execution().frames()).extracting(Frame::state).containsExactly("B");
  }
}
