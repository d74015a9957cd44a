package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The histories of tasks that are calls of services, and what they ask the world for. */
class CallHistoriesTest {

  private static final String FUNCTION =
      "'Type':'Task','Resource':'arn:aws:lambda:us-east-1:000000000000:function:f'";

  private static final String CALLBACK =
      "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken',"
          + "'Parameters':{'QueueUrl':'q','MessageBody.$':'$$.Task.Token'}";

  private static final String JOB =
      "'Type':'Task','Resource':'arn:aws:states:::batch:submitJob.sync','Parameters':"
          + "{'JobName':'j','JobQueue':'q','JobDefinition':'d'}";

  private static RunningMachine start(String task) {
    return startStates("'A':{" + task + ",'End':true}", "{}");
  }

  private static Effect last(RunningMachine run) {
    return run.effects().get(run.effects().size() - 1);
  }

  @Test
  void shouldCallAFunctionByItsArn() {
    start(FUNCTION + ",'TimeoutSeconds':9,'Credentials':{'RoleArn':'the role'}")
        .succeed("A", "{'a':1}")
        .hasHistoryFrom(
            3,
            """
            3<-2 LambdaFunctionScheduled f input={} timeout=9 taskCredentials=the role
            4<-3 LambdaFunctionStarted
            5<-4 LambdaFunctionSucceeded output={'a':1}
            6<-5 TaskStateExited A output={'a':1}
            7<-6 ExecutionSucceeded output={'a':1}
            """);
  }

  @Test
  void shouldTellOfAFunctionThatFailsOrTakesTooLong() {
    start(FUNCTION)
        .fail("A", "E", "c")
        .hasHistoryFrom(
            5,
            """
            5<-4 LambdaFunctionFailed error=E cause=c
            6<-5 ExecutionFailed error=E cause=c
            """);
    start(FUNCTION + ",'TimeoutSeconds':9")
        .pass(9)
        .hasHistoryFrom(
            5,
            """
            5<-4 LambdaFunctionTimedOut error=States.Timeout
            6<-5 ExecutionFailed error=States.Timeout
            """);
  }

  @Test
  void shouldCatchAResultThatIsTooLarge() {
    startStates(
            "'A':{"
                + FUNCTION
                + ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}],'End':true},"
                + "'B':{'Type':'Succeed'}",
            "{}")
        .fail("A", "States.DataLimitExceeded", "c")
        .hasHistoryFrom(
            9, "9<-8 ExecutionSucceeded output={'Error':'States.DataLimitExceeded','Cause':'c'}");
  }

  @Test
  void shouldTakeTheRoleFromTheInput() {
    RunningMachine run =
        startStates(
            "'A':{" + FUNCTION + ",'Credentials':{'RoleArn.$':'$.role'},'End':true}",
            "{'role':'r'}");

    assertThat(last(run))
        .isInstanceOfSatisfying(
            Effect.CallService.class, call -> assertThat(call.roleArn()).isEqualTo("r"));
  }

  @Test
  void shouldNameItsTokenInTheArgumentsAndWaitForItsAnswer() {
    RunningMachine run = start(CALLBACK);
    Frame frame = run.frame("A", Phase.STARTED);
    String token = "token-run-0-" + RunningMachine.nonce(frame);

    assertThat(last(run))
        .isInstanceOfSatisfying(
            Effect.CallService.class,
            call ->
                assertThat(call.arguments().node().path("MessageBody").asText()).isEqualTo(token));
    run.submit("A", "{'MessageId':'m'}")
        .succeed("A", "1")
        .hasHistoryFrom(
            3,
            """
            3<-2 TaskScheduled sendMessage.waitForTaskToken parameters={'QueueUrl':'q','MessageBody':'%s'}
            4<-3 TaskStarted sendMessage.waitForTaskToken
            5<-4 TaskSubmitted sendMessage.waitForTaskToken output={'MessageId':'m'}
            6<-5 TaskSucceeded sendMessage.waitForTaskToken output=1
            7<-6 TaskStateExited A output=1
            8<-7 ExecutionSucceeded output=1
            """
                .formatted(token));
  }

  @Test
  void shouldTakeAnAnswerThatComesBeforeTheCallHasReturned() {
    RunningMachine run = start(CALLBACK);
    Frame frame = run.frame("A", Phase.STARTED);
    run.succeed("A", "1");

    assertThat(run.output()).isEqualTo("1");
    assertThat(
            run.offer(
                new Stimulus.TaskSubmitted(
                    frame.id(), RunningMachine.nonce(frame), Json.EMPTY_OBJECT)))
        .isEqualTo(Outcome.NO_SUCH_TASK);
  }

  @Test
  void shouldTakeOneReturnOfACall() {
    RunningMachine run = start(CALLBACK).submit("A", "{}");
    Frame frame = run.frame("A", Phase.SUBMITTED);

    assertThat(
            run.offer(
                new Stimulus.TaskSubmitted(
                    frame.id(), RunningMachine.nonce(frame), Json.EMPTY_OBJECT)))
        .isEqualTo(Outcome.NO_SUCH_TASK);
  }

  @Test
  void shouldListenForHeartbeatsOnceTheCallHasReturned() {
    start(CALLBACK + ",'HeartbeatSeconds':5")
        .pass(60)
        .submit("A", "{}")
        .pass(4)
        .heartbeat("A")
        .pass(4)
        .pass(1)
        .hasHistoryFrom(
            6,
            "6<-5 TaskTimedOut sendMessage.waitForTaskToken error=States.Timeout"
                + "\n7<-6 ExecutionFailed error=States.Timeout");
  }

  @Test
  void shouldLookForTheEndOfWorkMoreAndMoreRarely() {
    RunningMachine run = start(JOB).submit("A", "{'JobId':'i'}").pass(600);

    assertThat(run.effects().stream().filter(Effect.WatchWork.class::isInstance))
        .hasSizeBetween(20, 40)
        .doesNotHaveDuplicates();
    assertThat(last(run))
        .isInstanceOfSatisfying(
            Effect.WatchWork.class,
            look -> {
              assertThat(look.resource()).isEqualTo("batch");
              assertThat(look.action()).isEqualTo("submitJob.sync");
              assertThat(look.work().result().path("JobId").asText()).isEqualTo("i");
              assertThat(look.work().arguments().path("JobQueue").asText()).isEqualTo("q");
            });
    run.fail("A", "States.TaskFailed", "{}")
        .hasHistoryFrom(
            5,
            """
            5<-4 TaskSubmitted submitJob.sync output={'JobId':'i'}
            6<-5 TaskFailed submitJob.sync error=States.TaskFailed cause={}
            7<-6 ExecutionFailed error=States.TaskFailed cause={}
            """);
  }

  @Test
  void shouldStopWorkThatNobodyWaitsForAnyMore() {
    assertThat(last(start(JOB).submit("A", "{}").stop(null, null)))
        .isInstanceOf(Effect.StopWork.class);
    assertThat(last(start(JOB + ",'TimeoutSeconds':9").submit("A", "{}").pass(9)))
        .isInstanceOf(Effect.StopWork.class);
    assertThat(start(JOB).stop(null, null).effects())
        .hasExactlyElementsOfTypes(Effect.CallService.class);
  }

  @Test
  void shouldAskForWhatIsOpenAgain() {
    RunningMachine run = start(JOB);
    assertThat(run.effect("A", Phase.STARTED)).isEqualTo(last(run));

    run.submit("A", "{}").pass(1);

    assertThat(run.effect("A", Phase.SUBMITTED))
        .isInstanceOfSatisfying(
            Effect.WatchWork.class,
            look -> assertThat(look.dueAt()).isEqualTo(run.frame("A", Phase.SUBMITTED).dueAt()));
    RunningMachine called = start(CALLBACK).submit("A", "{}");
    assertThat(called.effect("A", Phase.SUBMITTED)).isNull();
  }

  @Test
  void shouldNotScheduleWhatTheServiceCannotUse() {
    startStates(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Retry':"
                + "[{'ErrorEquals':['States.ALL']}],'End':true}",
            "{'QueueUrl':'q','Wrong':1}")
        .hasHistoryFrom(
            3,
            "3<-2 ExecutionFailed error=States.Runtime cause=An error occurred while executing the"
                + " state 'A' (entered at the event id #2). The Parameters"
                + " '{'QueueUrl':'q','Wrong':1}' could not be used to start the Task: [The field"
                + " 'Wrong' is not supported by Step Functions, The field 'MessageBody' is required"
                + " but was missing]");
  }

  @Test
  void shouldNameTheFieldOfItsLanguageWhereArgumentsAreNoObject() {
    RunningMachine run =
        startStates(
            "'A':{'QueryLanguage':'JSONata','Type':'Task','Resource':"
                + "'arn:aws:states:::sqs:sendMessage','Arguments':'{% $states.input.n %}','End':true}",
            "{'n':7}");
    assertThat(Objects.requireNonNull(run.execution().progress().ending()).cause())
        .endsWith(
            "The Arguments '7' could not be used to start the Task: [The value of the field"
                + " 'Arguments' has an invalid format]");
  }
}
