package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the context object says, and where. */
class ContextTest {

  @Test
  void shouldDescribeExecutionMachineAndState() {
    RunningMachine run =
        startStates("'A':{'Type':'Pass','Parameters':{'c.$':'$$'},'End':true}", "{'in':1}");
    assertThat(run.output().replace('"', '\''))
        .isEqualTo(
            "{'c':{'Execution':{'Id':'"
                + RunningMachine.ARNS
                + "execution:machine:run','Input':{'in':1},"
                + "'StartTime':'2026-03-01T12:00:00.000Z','Name':'run',"
                + "'RoleArn':'arn:aws:iam::000000000000:role/any','RedriveCount':0},"
                + "'StateMachine':{'Id':'"
                + RunningMachine.ARNS
                + "stateMachine:machine','Name':'machine'},"
                + "'State':{'Name':'A','EnteredTime':'2026-03-01T12:00:00.000Z'}}}");
  }

  @Test
  void shouldCountRetriesAndKeepEnteredTime() {
    RunningMachine run =
        startStates(
            "'A':{"
                + activity("work")
                + ",'Retry':[{'ErrorEquals':['States.ALL']}],"
                + "'Parameters':{'n.$':'$$.State.RetryCount','t.$':'$$.State.EnteredTime'},"
                + "'End':true}",
            "{}");
    run.pass(1).fail("A", null, null).pass(1).take("A");
    run.hasHistoryFrom(
        6,
        """
        6<-5 ActivityScheduled work input={'n':1,'t':'2026-03-01T12:00:00.000Z'}
        7<-6 ActivityStarted
        """);
  }

  @Test
  void shouldKnowNearestItem() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Map','ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value'},
             'End':true,'ItemProcessor':{'StartAt':'P','States':{
              'P':{'Type':'Parallel','Next':'Q','ResultPath':'$.p','Branches':[{'StartAt':'M',
               'States':{'M':{'Type':'Map','ItemsPath':'$.v','End':true,
                'ItemSelector':{'outer.$':'$.i','inner.$':'$$.Map.Item.Index'},
                'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Pass','End':true,
                 'Parameters':{'in.$':'$','v.$':'$$.Map.Item.Value'}}}}}}}]},
              'Q':{'Type':'Pass','End':true,
               'Parameters':{'p.$':'$.p[0]','i.$':'$$.Map.Item.Index'}}}}}""",
            "[['a'],['b','c']]");
    assertThat(run.output().replace('"', '\''))
        .isEqualTo(
            "[{'p':[{'in':{'outer':0,'inner':0},'v':'a'}],'i':0},"
                + "{'p':[{'in':{'outer':1,'inner':0},'v':'b'},"
                + "{'in':{'outer':1,'inner':1},'v':'c'}],'i':1}]");
  }
}
