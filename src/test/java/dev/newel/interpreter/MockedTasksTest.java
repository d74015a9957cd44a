package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.environment.TaskMocks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks that are answered by a mock file, and waits that take less than on AWS. */
class MockedTasksTest {

  private static final String SQS = "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage";
  private static final String MESSAGE = "'Parameters':{'QueueUrl':'q','MessageBody':'m'}";

  private static TaskMocks.Answer returned(String json) {
    return new TaskMocks.Returned(Json.ofTrusted(json.replace('\'', '"')));
  }

  private static TaskMocks.Answer thrown(String error) {
    return new TaskMocks.Thrown(error, "why");
  }

  /** The test case C of every machine. */
  private record Case(Map<String, List<TaskMocks.Answer>> states) implements TaskMocks {

    @Override
    public boolean hasCase(String machine, String testCase) {
      return testCase.equals("C");
    }

    @Override
    public @Nullable Answers of(String machine, String testCase, String state) {
      List<TaskMocks.Answer> all = states.get(state);
      return all == null ? null : index -> index < all.size() ? all.get(index) : null;
    }
  }

  private static RunningMachine run(String states, TaskMocks.Answer... answers) {
    TaskMocks mocks = new Case(Map.of("A", List.of(answers)));
    return RunningMachine.rehearse(
        "{'StartAt':'" + states.charAt(1) + "','States':{" + states + "}}",
        new Rehearsal(mocks, 1),
        "C");
  }

  @Test
  void shouldAnswerACallWithoutMakingIt() {
    RunningMachine run = run("'A':{" + SQS + "'," + MESSAGE + ",'End':true}", returned("{'b':2}"));

    run.hasHistory(
        """
        1<-0 ExecutionStarted input={}
        2<-0 TaskStateEntered A input={}
        3<-2 TaskScheduled sendMessage parameters={'QueueUrl':'q','MessageBody':'m'}
        4<-3 TaskStarted sendMessage
        5<-4 TaskSucceeded sendMessage output={'b':2}
        6<-5 TaskStateExited A output={'b':2}
        7<-6 ExecutionSucceeded output={'b':2}
        """);
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void shouldAnswerACallback() {
    RunningMachine run =
        run("'A':{" + SQS + ".waitForTaskToken'," + MESSAGE + ",'End':true}", returned("1"));

    run.hasHistoryFrom(
        4,
        """
        4<-3 TaskStarted sendMessage.waitForTaskToken
        5<-4 TaskSubmitted sendMessage.waitForTaskToken output=1
        6<-5 TaskSucceeded sendMessage.waitForTaskToken output=1
        7<-6 TaskStateExited A output=1
        8<-7 ExecutionSucceeded output=1
        """);
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void shouldAnswerForAnActivityThatNeedNotBe() {
    TaskMocks mocks = new Case(Map.of("A", List.of(returned("7"))));
    String pass = "{'StartAt':'P','States':{'P':{'Type':'Wait','Seconds':1,'Next':'A'},'A':{";
    RunningMachine run =
        RunningMachine.rehearse(
            pass + RunningMachine.activity("work") + ",'End':true}}}",
            new Rehearsal(mocks, 1),
            "C");

    run.deleteActivity("work").pass(1);

    run.hasHistoryFrom(
        4,
        """
        4<-3 TaskStateEntered A input={}
        5<-4 ActivityScheduled work input={}
        6<-5 ActivityStarted
        7<-6 ActivitySucceeded output=7
        8<-7 TaskStateExited A output=7
        9<-8 ExecutionSucceeded output=7
        """);
  }

  @Test
  void shouldTakeThePayloadOfALambdaAnswer() {
    String function = "'A':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f',";

    assertThat(
            run(function + "'End':true}", returned("{'StatusCode':200,'Payload':{'a':1}}"))
                .output())
        .isEqualTo("{\"a\":1}");
    assertThat(run(function + "'End':true}", returned("{'Payload':1}")).output())
        .isEqualTo("{\"Payload\":1}");
  }

  @Test
  void shouldGiveEachAttemptTheNextAnswer() {
    RunningMachine run =
        run(
            "'A':{"
                + RunningMachine.activity("work")
                + ",'Retry':[{'ErrorEquals':['Bad'],'IntervalSeconds':2}],'End':true}",
            thrown("Bad"),
            thrown("Bad"),
            returned("3"));

    assertThat(run.pass(6).output()).isEqualTo("3");
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void shouldCountOnOverIterationsAndEntries() {
    RunningMachine run =
        run(
            "'P':{'Type':'Pass','Result':[1,2],'Next':'M'},"
                + "'M':{'Type':'Map','ItemProcessor':{'StartAt':'A','States':{'A':{"
                + RunningMachine.activity("work")
                + ",'End':true}}},'Next':'N'},"
                + "'N':{'Type':'Choice','Choices':[{'Variable':'$[0]','StringEquals':'x',"
                + "'Next':'P'}],'Default':'O'},'O':{'Type':'Succeed'}",
            returned("'x'"),
            returned("'y'"),
            returned("'z'"),
            returned("4"));

    assertThat(run.output()).isEqualTo("[\"z\",4]");
  }

  @Test
  void shouldFailWhereAnswersRunOut() {
    RunningMachine run =
        run(
            "'A':{"
                + RunningMachine.activity("work")
                + ",'Next':'A2'},"
                + "'A2':{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'Z'}],"
                + "'Default':'A'},'Z':{'Type':'Succeed'}",
            returned("1"));

    run.hasHistoryFrom(
        9,
        """
        9<-8 TaskStateEntered A input=1
        10<-9 ActivityScheduled work input=1
        11<-10 ActivityStarted
        12<-11 ActivityFailed error=States.Runtime cause=The test case 'C' has no mocked response 1 for the state 'A'
        13<-12 ExecutionFailed error=States.Runtime cause=The test case 'C' has no mocked response 1 for the state 'A'
        """);
  }

  @Test
  void shouldDoTheTaskThatTheTestCaseDoesNotName() {
    RunningMachine run =
        RunningMachine.rehearse(
            "{'StartAt':'B','States':{'B':{" + RunningMachine.activity("work") + ",'End':true}}}",
            new Rehearsal(new Case(Map.of("A", List.of())), 1),
            "C");

    assertThat(run.succeed("B", "1").output()).isEqualTo("1");
  }

  @Test
  void shouldNotDoATaskOfATestCaseThatHasGone() {
    RunningMachine run =
        RunningMachine.rehearse(
            "{'StartAt':'B','States':{'B':{" + RunningMachine.activity("work") + ",'End':true}}}",
            Rehearsal.NONE,
            "C");

    run.hasHistoryFrom(
        5,
        """
        5<-4 ActivityFailed error=States.Runtime cause=The mock file has no test case 'C' for this state machine any more
        6<-5 ExecutionFailed error=States.Runtime cause=The mock file has no test case 'C' for this state machine any more
        """);
  }

  @Test
  void shouldScaleWaitsAndIntervals() {
    RunningMachine run =
        RunningMachine.rehearse(
            "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':100,'Next':'A'},'A':{"
                + RunningMachine.activity("work")
                + ",'TimeoutSeconds':60,'Retry':[{'ErrorEquals':['Bad'],'IntervalSeconds':20}],"
                + "'End':true}}}",
            new Rehearsal(TaskMocks.NONE, 0.1),
            null);

    run.pass(10).fail("A", "Bad", "").pass(2).take("A").pass(60);

    assertThat(run.secondsOf(3)).isEqualTo(10);
    assertThat(run.secondsOf(8)).isEqualTo(12);
    // a time-out is no wait
    assertThat(run.secondsOf(10)).isEqualTo(72);
  }

  @Test
  void shouldNotWaitAtAllWhereTheScaleIsZero() {
    RunningMachine run =
        RunningMachine.rehearse(
            "{'StartAt':'W','States':{'W':{'Type':'Wait','Timestamp':'2027-01-01T00:00:00Z',"
                + "'End':true}}}",
            new Rehearsal(TaskMocks.NONE, 0),
            null);

    assertThat(run.output()).isEqualTo("{}");
  }
}
