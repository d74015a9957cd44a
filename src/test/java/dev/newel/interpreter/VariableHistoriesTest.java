package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static dev.newel.interpreter.RunningMachine.startStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Frame;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of variables while an execution runs. */
class VariableHistoriesTest {

  private static final String READ = "'R':{'Type':'Pass','Parameters':{'v.$':'$v'},'End':true}";

  @Test
  void shouldSwapVariables() {
    startStates(
            """
            'A':{'Type':'Pass','Assign':{'y':2,'x':{'a':1}},'Next':'B'},
            'B':{'Type':'Pass','Assign':{'x.$':'$y','y.$':'$x'},
              'Parameters':{'x.$':'$x','y.$':'$y'},'Next':'C'},
            'C':{'Type':'Pass','Parameters':{'x.$':'$x','y.$':'$y.a'},'End':true}""",
            "{}")
        .hasHistoryFrom(
            3,
            """
            3<-2 PassStateExited A output={} assignedVariables={x={'a':1}, y=2}
            4<-3 PassStateEntered B input={}
            5<-4 PassStateExited B output={'x':{'a':1},'y':2} assignedVariables={x=2, y={'a':1}}
            6<-5 PassStateEntered C input={'x':{'a':1},'y':2}
            7<-6 PassStateExited C output={'x':2,'y':1}
            8<-7 ExecutionSucceeded output={'x':2,'y':1}
            """);
  }

  @Test
  void shouldAssignFromTheRawResult() {
    startStates(
            "'A':{"
                + activity("work")
                + ",'InputPath':'$.in','ResultSelector':{'s':1},'ResultPath':'$.r','OutputPath':'$.r',"
                + "'Assign':{'v.$':'$.of','state.$':'$$.State.Name'},'Next':'R'},"
                + READ,
            "{'in':0}")
        .succeed("A", "{'of':'the task'}")
        .hasHistoryFrom(
            6,
            """
            6<-5 TaskStateExited A output={'s':1} assignedVariables={state='A', v='the task'}
            7<-6 PassStateEntered R input={'s':1}
            8<-7 PassStateExited R output={'v':'the task'}
            9<-8 ExecutionSucceeded output={'v':'the task'}
            """);
  }

  @Test
  void shouldAssignTheResultOfPass() {
    assertThat(
            startStates(
                    "'A':{'Type':'Pass','Result':[7],'ResultPath':null,'Assign':{'v.$':'$[0]'},"
                        + "'Next':'R'},"
                        + READ,
                    "[8]")
                .output())
        .isEqualTo("{\"v\":7}");
    assertThat(
            startStates(
                    "'A':{'Type':'Pass','Parameters':{'p.$':'$[0]'},'Assign':{'v.$':'$.p'},"
                        + "'Next':'R'},"
                        + READ,
                    "[8]")
                .output())
        .isEqualTo("{\"v\":8}");
  }

  @Test
  void shouldAssignTheEffectiveInputOfWait() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Wait','Seconds':5,'InputPath':'$.a','OutputPath':null,"
                + "'Assign':{'v.$':'$'},'Next':'R'},"
                + READ,
            "{'a':[1]}");
    assertThat(run.pass(5).output()).isEqualTo("{\"v\":[1]}");
  }

  /** A rule's Assign holds on its way only, and the state's own on that of Default. */
  @Test
  void shouldAssignOnTheWayThatWasChosen() {
    String states =
        "'A':{'Type':'Pass','Assign':{'v':'before'},'Next':'C'},"
            + "'C':{'Type':'Choice','InputPath':'$.i','Choices':["
            + "{'Variable':'$','NumericEquals':1,'Next':'R','Assign':{'v.$':'$'}},"
            + "{'Variable':'$','NumericEquals':2,'Next':'R'}],"
            + "'Default':'R','Assign':{'v':'default'}},"
            + READ;
    assertThat(startStates(states, "{'i':1}").output()).isEqualTo("{\"v\":1}");
    assertThat(startStates(states, "{'i':2}").output()).isEqualTo("{\"v\":\"before\"}");
    assertThat(startStates(states, "{'i':3}").output()).isEqualTo("{\"v\":\"default\"}");
  }

  @Test
  void shouldAssignInACatcherAndNotInARetry() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Pass','Assign':{'v':0,'n':0},'Next':'T'},'T':{"
                + activity("work")
                + ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':1,'MaxAttempts':1}],"
                + "'Catch':[{'ErrorEquals':['E'],'ResultPath':null,'Assign':{'v.$':'$.Cause',"
                + "'n.$':'States.MathAdd($n, 1)'},'Next':'R'}],"
                + "'Assign':{'v':'never'},'End':true},"
                + READ,
            "{'a':0}");
    run.fail("T", "E", "first").pass(1).fail("T", "E", "second");
    run.hasHistoryFrom(
        11,
        """
        11<-10 TaskStateExited T output={'a':0} assignedVariables={n=1, v='second'}
        12<-11 PassStateEntered R input={'a':0}
        13<-12 PassStateExited R output={'v':'second'}
        14<-13 ExecutionSucceeded output={'v':'second'}
        """);
  }

  @Test
  void shouldKeepTheVariablesOfEachIterationApart() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Pass','Assign':{'base':10},'Next':'M'},
            'M':{'Type':'Map','Assign':{'v.$':'$[1]'},'Next':'R','ItemProcessor':{'StartAt':'I',
              'States':{'I':{'Type':'Pass','Assign':{'own.$':'States.MathAdd($base, $)'},
              'Next':'W'},'W':{'Type':'Wait','Seconds':1,'Next':'O'},
              'O':{'Type':'Pass','InputPath':'$own','End':true}}}},
            """
                + READ,
            "[1,2,3]");
    assertThat(run.execution().frames())
        .filteredOn(frame -> frame.parent() == Frame.TOP)
        .extracting(frame -> frame.variables().values().toString())
        .containsExactlyInAnyOrder("{own=11}", "{own=12}", "{own=13}");
    assertThat(run.pass(1).output()).isEqualTo("{\"v\":12}");
  }

  @Test
  void shouldForgetTheVariablesOfABranchWithIt() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'P','States':{'P':{"
                + "'Type':'Pass','Assign':{'inner':'gone'},'End':true}}},{'StartAt':'Q','States':{'Q':{"
                + activity("work")
                + ",'End':true}}}]}",
            "{}");
    assertThat(run.execution().frames())
        .allSatisfy(frame -> assertThat(frame.variables().isEmpty()).isTrue());
  }

  /** The frame is the same, and its input too, but the items are others. */
  @Test
  void shouldReadTheItemsAnewEachTimeTheMapIsEntered() {
    String map =
        "{'Type':'Map','ItemsPath':'$items','ResultPath':null,'Next':'C','ItemProcessor':{"
            + "'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},'Assign':{'v.$':'$',"
            + "'items':[3]}}";
    RunningMachine run =
        RunningMachine.of(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'items':[1,2]},'Next':'M'},"
                    + "'M':"
                    + map
                    + ",'C':{'Type':'Choice','Choices':[{'Variable':'$v[1]','IsPresent':true,"
                    + "'Next':'M'}],'Default':'R'},"
                    + READ
                    + "}}",
                "{}",
                RunningMachine.LIMITS)
            .start();
    assertThat(run.output()).isEqualTo("{\"v\":[3]}");
  }

  @Test
  void shouldFailWhereAVariableWasNotAssignedOnTheWay() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Choice','Choices':[{'Variable':'$v','IsPresent':true,'Next':'B'}],"
                + "'Default':'R'},'B':{'Type':'Pass','Assign':{'v':1},'Next':'R'},"
                + READ,
            "{'a': 1}");
    assertThat(run.execution().progress().ending())
        .extracting(Ending::error, Ending::cause)
        .containsExactly(
            "States.Runtime",
            "An error occurred while executing the state 'R' (entered at the event id #4). The"
                + " JSONPath '$v' specified for the field 'v.$' could not be found in the input"
                + " '{\"a\": 1}'");
  }

  private static RunningMachine assigning(String text, int bytes) {
    return RunningMachine.of(
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'a.$':'$','b.$':'$'},"
                + "'OutputPath':null,'End':true}}}",
            "'" + text + "'",
            new Limits(bytes, 16_000_000, 100, 100, 40))
        .start();
  }

  @Test
  void shouldBoundWhatAStateAssigns() {
    // two bytes of quotes each, and two for each letter
    assertThat(assigning("ä".repeat(24), 100).output()).isEqualTo("{}");
    assigning("ä".repeat(24) + "a", 100)
        .hasHistoryFrom(
            3,
            "3<-2 ExecutionFailed error=States.DataLimitExceeded cause=The variables that the state"
                + " 'A' assigns exceed the maximum number of bytes service limit.");
  }

  private static RunningMachine assigningInIterations(int iterations) {
    String items = "0,".repeat(iterations - 1) + "0";
    RunningMachine run =
        RunningMachine.of(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'outer':0},'Next':'M'},"
                    + "'M':{'Type':'Map','Next':'R','ItemProcessor':{'StartAt':'I','States':{"
                    + "'I':{'Type':'Pass','Result':'"
                    + "x".repeat(498)
                    + "','Assign':{'own.$':'$','own2.$':'$'},'ResultPath':null,'Next':'W'},"
                    + "'W':{'Type':'Wait','Seconds':1,'End':true}}}},"
                    + "'R':{'Type':'Pass','Result':'"
                    + "x".repeat(990)
                    + "','ResultPath':null,'Assign':{'outer.$':'$'},'OutputPath':'$[0]',"
                    + "'End':true}}}",
                "[" + items + "]",
                new Limits(1_000, 16_000_000, 1_000, 1_000, 100))
            .start();
    return run.pass(1);
  }

  /** Forty times as much as one state may assign, in all scopes together. */
  @Test
  void shouldBoundAllVariablesTogether() {
    assertThat(assigningInIterations(39).output()).isEqualTo("0");
    Ending ending =
        Objects.requireNonNull(assigningInIterations(40).execution().progress().ending());
    assertThat(ending.error()).isEqualTo("States.DataLimitExceeded");
    assertThat(ending.cause())
        .isEqualTo(
            "With those that the state 'I' assigns, all variables exceed the maximum number of bytes"
                + " service limit.");
  }
}
