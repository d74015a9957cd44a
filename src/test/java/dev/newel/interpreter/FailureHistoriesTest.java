package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of failed tasks: retries, catchers, and the end of the execution. */
class FailureHistoriesTest {

  /** State A, and B where it leads there. */
  private static String task(String fields) {
    String a = "'A':{" + activity("work") + "," + fields + ",'End':true}";
    return fields.contains("'B'") ? a + ",'B':{'Type':'Pass','End':true}" : a;
  }

  @Test
  void shouldRetryAndThenFail() {
    RunningMachine run =
        startStates(
            "'A':{"
                + activity("work")
                + ",'Retry':[{'ErrorEquals':['Bad'],'IntervalSeconds':2,'BackoffRate':3,"
                + "'MaxAttempts':2}],'End':true}",
            "{}");
    run.fail("A", "Bad", "1").pass(2).fail("A", "Bad", "2").pass(5.999);
    assertThat(run.frame("A", Phase.RETRYING).retryCount()).isEqualTo(2);
    run.pass(0.001).fail("A", "Bad", "3");
    run.hasHistory(
        """
        1<-0 ExecutionStarted input={}
        2<-0 TaskStateEntered A input={}
        3<-2 ActivityScheduled work input={}
        4<-3 ActivityStarted
        5<-4 ActivityFailed error=Bad cause=1
        6<-5 ActivityScheduled work input={}
        7<-6 ActivityStarted
        8<-7 ActivityFailed error=Bad cause=2
        9<-8 ActivityScheduled work input={}
        10<-9 ActivityStarted
        11<-10 ActivityFailed error=Bad cause=3
        12<-11 ExecutionFailed error=Bad cause=3
        """);
    assertThat(run.secondsOf(6)).isEqualTo(2);
    assertThat(run.secondsOf(9)).isEqualTo(8);
  }

  @Test
  void shouldCountEachRetrierByItself() {
    RunningMachine run =
        startStates(
            task(
                "'Retry':[{'ErrorEquals':['X'],'MaxAttempts':1},{'ErrorEquals':['Y'],"
                    + "'MaxAttempts':1}],'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}]"),
            "{}");
    run.fail("A", "X", null).pass(1).fail("A", "Y", null).pass(1).fail("A", "X", "again");
    run.hasHistoryFrom(
        11,
        """
        11<-10 ActivityFailed error=X cause=again
        12<-11 TaskStateExited A output={'Error':'X','Cause':'again'}
        13<-12 PassStateEntered B input={'Error':'X','Cause':'again'}
        14<-13 PassStateExited B output={'Error':'X','Cause':'again'}
        15<-14 ExecutionSucceeded output={'Error':'X','Cause':'again'}
        """);
  }

  @Test
  void shouldTakeTheFirstRetrierThatFits() {
    RunningMachine run =
        startStates(
            task(
                "'Retry':[{'ErrorEquals':['X'],'IntervalSeconds':2},{'ErrorEquals':['X','Y'],"
                    + "'IntervalSeconds':7},{'ErrorEquals':['States.ALL'],'IntervalSeconds':20}],"
                    + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}]"),
            "{}");
    run.fail("A", "X", null);
    int failed = run.events().size();
    run.pass(2);
    assertThat(run.events()).hasSizeGreaterThan(failed);
    run.fail("A", "Y", null);
    failed = run.events().size();
    run.pass(6);
    assertThat(run.events()).hasSize(failed);
    run.pass(1);
    assertThat(run.events()).hasSizeGreaterThan(failed);
  }

  @Test
  void shouldCatchBesideInput() {
    startStates(
            task("'Catch':[{'ErrorEquals':['States.TaskFailed'],'ResultPath':'$.e','Next':'B'}]"),
            "{'k':1}")
        .fail("A", "Any", "c")
        .hasHistoryFrom(
            5,
            """
            5<-4 ActivityFailed error=Any cause=c
            6<-5 TaskStateExited A output={'k':1,'e':{'Error':'Any','Cause':'c'}}
            7<-6 PassStateEntered B input={'k':1,'e':{'Error':'Any','Cause':'c'}}
            8<-7 PassStateExited B output={'k':1,'e':{'Error':'Any','Cause':'c'}}
            9<-8 ExecutionSucceeded output={'k':1,'e':{'Error':'Any','Cause':'c'}}
            """);
  }

  @Test
  void shouldFailWhereResultPathOfCatcherLeadsNowhere() {
    startStates(
            task("'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.a.b','Next':'B'}]"),
            "{'a':1}")
        .fail("A", "Any", null)
        .hasHistoryFrom(
            6,
            """
            6<-5 ExecutionFailed error=States.ReferencePathConflict cause=An error occurred while \
            executing the state 'A' (entered at the event id #2). Unable to apply step \
            'b' to input 1
            """);
  }

  @Test
  void shouldCatchFailureOfOwnTemplates() {
    startStates(
            task(
                "'ResultPath':'$.a.b','Catch':["
                    + "{'ErrorEquals':['States.ReferencePathConflict'],'Next':'B'}]"),
            "{'a':1}")
        .succeed("A", "2")
        .hasHistoryFrom(
            5,
            """
            5<-4 ActivitySucceeded output=2
            6<-5 TaskStateExited A output={'Error':'States.ReferencePathConflict','Cause':\
            'An error occurred while executing the state 'A' (entered at the event id #2). Unable \
            to apply step \\'b\\' to input 1'}
            7<-6 PassStateEntered B input={'Error':'States.ReferencePathConflict','Cause':\
            'An error occurred while executing the state 'A' (entered at the event id #2). Unable \
            to apply step \\'b\\' to input 1'}
            8<-7 PassStateExited B output={'Error':'States.ReferencePathConflict','Cause':\
            'An error occurred while executing the state 'A' (entered at the event id #2). Unable \
            to apply step \\'b\\' to input 1'}
            9<-8 ExecutionSucceeded output={'Error':'States.ReferencePathConflict','Cause':\
            'An error occurred while executing the state 'A' (entered at the event id #2). Unable \
            to apply step \\'b\\' to input 1'}
            """);
  }

  @Test
  void shouldNeitherRetryNorCatchRuntimeError() {
    startStates(
            task(
                "'InputPath':'$.none','Retry':[{'ErrorEquals':['States.ALL']}],"
                    + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}]"),
            "{}")
        .hasHistoryFrom(
            3,
            """
            3<-2 ExecutionFailed error=States.Runtime cause=An error occurred while executing the \
            state 'A' (entered at the event id #2). Invalid path '$.none' : No results for path: \
            $['none']
            """);
  }

  @Test
  void shouldTimeOutWithoutWorker() {
    RunningMachine run = startStates(task("'TimeoutSeconds':10"), "{}").pass(10);
    run.hasHistoryFrom(
        4,
        """
        4<-3 ActivityTimedOut error=States.Timeout
        5<-4 ExecutionFailed error=States.Timeout
        """);
    assertThat(run.secondsOf(4)).isEqualTo(10);
    assertThat(run.effects())
        .hasExactlyElementsOfTypes(Effect.OfferTask.class, Effect.WithdrawTask.class);
  }

  @Test
  void shouldTimeOutSilentWorker() {
    RunningMachine run =
        startStates(
            task(
                "'HeartbeatSeconds':3,'TimeoutSeconds':100,"
                    + "'Catch':[{'ErrorEquals':['States.HeartbeatTimeout'],'Next':'B'}]"),
            "{}");
    run.pass(5).take("A").pass(2).heartbeat("A").pass(2.9);
    assertThat(run.events()).hasSize(4);
    run.pass(1)
        .hasHistoryFrom(
            4,
            """
            4<-3 ActivityStarted
            5<-4 ActivityTimedOut error=States.Timeout
            6<-5 TaskStateExited A output={'Error':'States.Timeout','Cause':''}
            7<-6 PassStateEntered B input={'Error':'States.Timeout','Cause':''}
            8<-7 PassStateExited B output={'Error':'States.Timeout','Cause':''}
            9<-8 ExecutionSucceeded output={'Error':'States.Timeout','Cause':''}
            """);
    assertThat(run.secondsOf(5)).isEqualTo(10);
  }

  @Test
  void shouldTimeOutAWorkerThatHasNeverBeaten() {
    RunningMachine run = startStates(task("'HeartbeatSeconds':3,'TimeoutSeconds':100"), "{}");
    run.pass(5).take("A").pass(3);
    run.hasHistoryFrom(
        5,
        """
        5<-4 ActivityTimedOut error=States.Timeout
        6<-5 ExecutionFailed error=States.Timeout
        """);
  }

  @Test
  void shouldNotExtendTimeoutByHeartbeats() {
    RunningMachine run = startStates(task("'HeartbeatSeconds':3,'TimeoutSeconds':7"), "{}");
    run.take("A").pass(2).heartbeat("A").pass(2).heartbeat("A").pass(2).heartbeat("A").pass(2);
    run.hasHistoryFrom(
        5,
        """
        5<-4 ActivityTimedOut error=States.Timeout
        6<-5 ExecutionFailed error=States.Timeout
        """);
    assertThat(run.secondsOf(5)).isEqualTo(7);
  }

  @Test
  void shouldNotTakeTimeoutForMissedHeartbeat() {
    startStates(
            task(
                "'HeartbeatSeconds':3,'TimeoutSeconds':7,"
                    + "'Catch':[{'ErrorEquals':['States.HeartbeatTimeout'],'Next':'B'}]"),
            "{}")
        .pass(7)
        .hasHistoryFrom(5, "5<-4 ExecutionFailed error=States.Timeout");
  }

  @Test
  void shouldNameATaskAnewForTheWorkerThatTakesIt() {
    RunningMachine run = startStates(task("'TimeoutSeconds':10"), "{}");
    Frame offered = run.frame("A", Phase.SCHEDULED);
    long nonce = RunningMachine.nonce(offered);
    assertThat(run.offer(new Stimulus.TaskStarted(offered.id(), nonce, nonce + 1, "worker")))
        .isEqualTo(Outcome.ACCEPTED);
    assertThat(run.frame("A", Phase.STARTED).awaits(nonce + 1)).isTrue();
    assertThat(run.offer(new Stimulus.TaskFailed(offered.id(), nonce, null, null)))
        .isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(run.offer(new Stimulus.TaskStarted(offered.id(), nonce, nonce + 2, "other")))
        .isEqualTo(Outcome.NO_SUCH_TASK);
  }

  @Test
  void shouldAnswerUsedTaskWithNone() {
    RunningMachine run = startStates(task("'TimeoutSeconds':10"), "{}").take("A");
    Frame frame = run.frame("A", Phase.STARTED);
    long nonce = RunningMachine.nonce(frame);
    assertThat(run.offer(new Stimulus.TaskStarted(frame.id(), nonce, nonce, "other")))
        .isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(run.offer(new Stimulus.TaskFailed(frame.id(), nonce + 1, null, null)))
        .isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(run.offer(new Stimulus.FrameDue(frame.id(), frame.dueAt())))
        .isEqualTo(Outcome.NOTHING_TO_DO);
    run.succeed("A", "{}");
    assertThat(run.offer(new Stimulus.TaskFailed(frame.id(), nonce, null, null)))
        .isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(run.offer(new Stimulus.Stopped(null, null))).isEqualTo(Outcome.NOTHING_TO_DO);
  }

  @Test
  void shouldStop() {
    RunningMachine run = startStates(task("'TimeoutSeconds':10"), "{}").stop("E", "why");
    run.hasHistoryFrom(4, "4<-0 ExecutionAborted error=E cause=why");
    assertThat(run.execution().progress().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(run.effects())
        .hasExactlyElementsOfTypes(Effect.OfferTask.class, Effect.WithdrawTask.class);
  }

  @Test
  void shouldEndWhenItsTimeWasOverHoweverLateThatIsSeen() {
    RunningMachine run =
        RunningMachine.start(
                "{'TimeoutSeconds':5,'StartAt':'A','States':{'A':"
                    + "{'Type':'Wait','Seconds':900,'End':true}}}",
                "{}")
            .oversleep(60)
            .pass(0);
    assertThat(run.execution().progress().ending())
        .extracting(Ending::stopTime)
        .isEqualTo(RunningMachine.START + 5_000);
  }

  @Test
  void shouldTimeOutAsWhole() {
    RunningMachine run =
        RunningMachine.start(
                "{'TimeoutSeconds':5,'StartAt':'A','States':{'A':"
                    + "{'Type':'Wait','Seconds':9,'End':true}}}",
                "{}")
            .pass(9);
    run.hasHistoryFrom(3, "3<-0 ExecutionTimedOut error=States.Timeout");
    assertThat(run.secondsOf(3)).isEqualTo(5);
    assertThat(run.execution().progress().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
  }

  @Test
  void shouldGiveWorkerWhatHistoryHas() {
    RunningMachine run = startStates(task("'Parameters':{'id.$':'States.UUID()'}"), "{}");
    HistoryEvent scheduled = run.events().get(2);
    Pending pending = Objects.requireNonNull(run.frame("A", Phase.SCHEDULED).pending());
    assertThat(pending.arguments()).isSameAs(scheduled.values().get(1));
    run.take("A");
    Pending started = Objects.requireNonNull(run.frame("A", Phase.STARTED).pending());
    assertThat(started.arguments()).isSameAs(pending.arguments());
  }
}
