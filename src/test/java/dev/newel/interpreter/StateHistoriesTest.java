package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The histories of single states. */
class StateHistoriesTest {

  @Test
  void shouldPassThroughChain() {
    startStates(
            """
            'A':{'Type':'Pass','Result':{'x':1},'ResultPath':'$.r','Next':'B'},
            'B':{'Type':'Pass','Parameters':{'y.$':'$.r.x'},'Next':'C'},
            'C':{'Type':'Succeed','OutputPath':'$.y'}""",
            "{ 'a': 0 }")
        .hasHistory(
            """
            1<-0 ExecutionStarted input={ 'a': 0 }
            2<-0 PassStateEntered A input={ 'a': 0 }
            3<-2 PassStateExited A output={'a':0,'r':{'x':1}}
            4<-3 PassStateEntered B input={'a':0,'r':{'x':1}}
            5<-4 PassStateExited B output={'y':1}
            6<-5 SucceedStateEntered C input={'y':1}
            7<-6 SucceedStateExited C output=1
            8<-7 ExecutionSucceeded output=1
            """);
  }

  @Test
  void shouldChoose() {
    startStates(
            """
            'A':{'Type':'Choice','Choices':[
              {'Variable':'$.n','NumericGreaterThan':5,'Next':'B'}],'Default':'C'},
            'B':{'Type':'Fail','Error':'Big','Cause':'too big'},
            'C':{'Type':'Succeed'}""",
            "{'n':6}")
        .hasHistory(
            """
            1<-0 ExecutionStarted input={'n':6}
            2<-0 ChoiceStateEntered A input={'n':6}
            3<-2 ChoiceStateExited A output={'n':6}
            4<-3 FailStateEntered B input={'n':6}
            5<-4 ExecutionFailed error=Big cause=too big
            """);
  }

  @Test
  void shouldFailWhereNoChoiceMatches() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Choice','Choices':[{'Variable':'$.n','IsNull':true,'Next':'B'}]},
            'B':{'Type':'Succeed'}""",
            "{'n':6}");
    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    assertThat(ending.error()).isEqualTo("States.Runtime");
    assertThat(ending.cause())
        .startsWith(
            "An error occurred while executing the state 'A' (entered at the event id #2).");
    assertThat(run.events()).hasSize(3);
    assertThat(run.events().get(2).previousId()).isEqualTo(2);
  }

  @Test
  void shouldWait() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Wait','SecondsPath':'$.s','Next':'B'},
            'B':{'Type':'Wait','Timestamp':'2020-01-01T00:00:00Z','End':true}""",
            "{'s':30}");
    run.pass(29.999).hasHistoryFrom(2, "2<-0 WaitStateEntered A input={'s':30}");
    run.pass(0.001)
        .hasHistoryFrom(
            3,
            """
            3<-2 WaitStateExited A output={'s':30}
            4<-3 WaitStateEntered B input={'s':30}
            5<-4 WaitStateExited B output={'s':30}
            6<-5 ExecutionSucceeded output={'s':30}
            """);
    assertThat(run.secondsOf(3)).isEqualTo(30);
    assertThat(run.secondsOf(6)).isEqualTo(30);
  }

  @Test
  void shouldRunActivity() {
    startStates(
            "'A':{"
                + activity("work")
                + ",'TimeoutSeconds':60,'HeartbeatSeconds':5,'Parameters':{'v.$':'$.x'},"
                + "'ResultSelector':{'got.$':'$.r'},'ResultPath':'$.out','End':true}",
            "{'x':1}")
        .take("A", "w")
        .succeed("A", "{'r':2}")
        .hasHistory(
            """
            1<-0 ExecutionStarted input={'x':1}
            2<-0 TaskStateEntered A input={'x':1}
            3<-2 ActivityScheduled work input={'v':1} timeout=60 heartbeat=5
            4<-3 ActivityStarted worker=w
            5<-4 ActivitySucceeded output={'r':2}
            6<-5 TaskStateExited A output={'x':1,'out':{'got':2}}
            7<-6 ExecutionSucceeded output={'x':1,'out':{'got':2}}
            """);
  }

  @Test
  void shouldCallService() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:describeActivity',
              'Parameters':{'ActivityArn':'a'},'End':true}""",
            "{}");
    assertThat(run.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.CallService.class,
            call -> {
              assertThat(call.resource()).isEqualTo("aws-sdk:sfn");
              assertThat(call.action()).isEqualTo("describeActivity");
              assertThat(call.arguments().text()).isEqualTo("{\"ActivityArn\":\"a\"}");
            });
    run.succeed("A", "{'Name':'n'}")
        .hasHistory(
            """
            1<-0 ExecutionStarted input={}
            2<-0 TaskStateEntered A input={}
            3<-2 TaskScheduled describeActivity parameters={'ActivityArn':'a'}
            4<-3 TaskStarted describeActivity
            5<-4 TaskSucceeded describeActivity output={'Name':'n'}
            6<-5 TaskStateExited A output={'Name':'n'}
            7<-6 ExecutionSucceeded output={'Name':'n'}
            """);
  }

  @Test
  void shouldFailWhereActivityIsGone() {
    RunningMachine.of(
            "{'StartAt':'A','States':{'A':{"
                + activity("gone")
                + ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}],'End':true},"
                + "'B':{'Type':'Succeed'}}}",
            "{}",
            RunningMachine.LIMITS)
        .deleteActivity("gone")
        .start()
        .hasHistoryFrom(
            3,
            "3<-2 ExecutionFailed error=States.Runtime cause=An error occurred while executing the"
                + " state 'A' (entered at the event id #2). The activity "
                + RunningMachine.ARNS
                + "activity:gone does not exist.");
  }
}
