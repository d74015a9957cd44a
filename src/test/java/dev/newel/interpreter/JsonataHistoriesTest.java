package dev.newel.interpreter;

import static dev.newel.interpreter.RunningMachine.activity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Ending;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What states in JSONata do. */
class JsonataHistoriesTest {

  private static RunningMachine startStates(String states, String input) {
    return RunningMachine.start(
        "{'QueryLanguage':'JSONata','StartAt':'A','States':{" + states + "}}", input);
  }

  private static String cause(RunningMachine run) {
    Ending ending = Objects.requireNonNull(run.execution().progress().ending());
    assertThat(ending.error()).isEqualTo("States.QueryEvaluationError");
    return String.valueOf(ending.cause());
  }

  @Test
  void shouldEvaluateOutputAndAssignOnWhatStoodAtEntry() {
    startStates(
            """
            'A':{'Type':'Pass','Assign':{'x':1,'y':'{% $states.input.n %}'},'Next':'B'},
            'B':{'Type':'Pass','Assign':{'x':'{% $y %}','y':'{% $x %}'},
              'Output':'{% [$x, $y] %}','Next':'C'},
            'C':{'Type':'Pass','Output':{'is':['{% $x %}',{'y':'{% $y %}'}],'a':'text'},
              'End':true}""",
            "{'n':2}")
        .hasHistoryFrom(
            3,
            """
            3<-2 PassStateExited A output={'n':2} assignedVariables={x=1, y=2}
            4<-3 PassStateEntered B input={'n':2}
            5<-4 PassStateExited B output=[1,2] assignedVariables={x=2, y=1}
            6<-5 PassStateEntered C input=[1,2]
            7<-6 PassStateExited C output={'is':[2,{'y':1}],'a':'text'}
            8<-7 ExecutionSucceeded output={'is':[2,{'y':1}],'a':'text'}
            """);
  }

  @Test
  void shouldPassOnWhatNoFieldMentions() {
    String passing =
        """
        'A':{'Type':'Pass','Next':'C'},
        'C':{'Type':'Choice','Choices':[{'Condition':true,'Next':'W'}]},
        'W':{'Type':'Wait','Seconds':0,'Next':'S'},
        'S':{'Type':'Succeed'}""";
    assertThat(startStates(passing, "{ 'a' : 1 }").output()).isEqualTo("{ \"a\" : 1 }");
  }

  @Test
  void shouldGiveTasksTheirArguments() {
    startStates(
            "'A':{"
                + activity("work")
                + ",'Arguments':{'n':'{% $states.input.n + 1 %}','s':'{% $states.context.State.Name"
                + " %}'},'TimeoutSeconds':'{% $states.input.n %}','Assign':{'r':'{%"
                + " $states.result.r %}'},'Output':{'of':'{% $states.result %}','in':'{%"
                + " $states.input %}'},'End':true}",
            "{'n':7}")
        .succeed("A", "{'r':[1]}")
        .hasHistoryFrom(
            3,
            """
            3<-2 ActivityScheduled work input={'n':8,'s':'A'} timeout=7
            4<-3 ActivityStarted
            5<-4 ActivitySucceeded output={'r':[1]}
            6<-5 TaskStateExited A output={'of':{'r':[1]},'in':{'n':7}} assignedVariables={r=[1]}
            7<-6 ExecutionSucceeded output={'of':{'r':[1]},'in':{'n':7}}
            """);
  }

  @Test
  void shouldGiveTheTokenToTasksThatWaitForIt() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
              'Arguments':{'QueueUrl':'q','MessageBody':'{% $string($length($states.context.Task.Token) > 0) %}'},
              'End':true}""",
            "{}");
    assertThat(HistoryText.of(run.events()))
        .contains("parameters={'QueueUrl':'q','MessageBody':'true'}");
  }

  @Test
  void shouldLeaveWithTheResult() {
    String task = "'A':{" + activity("work") + ",'End':true}";
    assertThat(startStates(task, "{'n':7}").succeed("A", "[ 1 ]").output()).isEqualTo("[ 1 ]");
  }

  @Test
  void shouldCatchWithTheErrorOutput() {
    String task =
        "'A':{"
            + activity("work")
            + ",'End':true,'Catch':[{'ErrorEquals':['States.ALL'],%s'Next':'B'}]},"
            + "'B':{'Type':'Pass','Output':'{%% [$states.input, $e] %%}','End':true}";
    assertThat(
            startStates(
                    task.formatted(
                        "'Assign':{'e':'{% $states.input.n %}'},"
                            + "'Output':'{% $states.errorOutput.Error %}',"),
                    "{'n':7}")
                .fail("A", "No", "c")
                .output())
        .isEqualTo("[\"No\",7]");
    assertThat(startStates(task.formatted("'Assign':{'e':1},"), "{}").fail("A", "No", "c").output())
        .isEqualTo("[{\"Error\":\"No\",\"Cause\":\"c\"},1]");
  }

  @Test
  void shouldTellFailedEvaluationsInTheHistory() {
    startStates(
            "'A':{"
                + activity("work")
                + ",'Arguments':[1,'{% $states.input.no %}'],'End':true,'Retry':[{'ErrorEquals':"
                + "['States.QueryEvaluationError'],'MaxAttempts':1,'IntervalSeconds':1}]}",
            "{}")
        .pass(1)
        .hasHistoryFrom(
            3,
            """
            3<-2 EvaluationFailed error=States.QueryEvaluationError cause=CAUSE location=Arguments[1] state=A
            4<-3 EvaluationFailed error=States.QueryEvaluationError cause=CAUSE location=Arguments[1] state=A
            5<-4 ExecutionFailed error=States.QueryEvaluationError cause=CAUSE
            """
                .replace(
                    "CAUSE",
                    "An error occurred while executing the state 'A' (entered at the event id #2)."
                        + " The JSONata expression '$states.input.no' specified for the field"
                        + " 'Arguments[1]' returned nothing (undefined)."));
  }

  /** As AWS's recordings have it: where a variable lacks, and nowhere else. */
  @Test
  void shouldPutTheLackOfAVariableBesideTheEntry() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Pass','Next':'B'},"
                + "'B':{'Type':'Pass','Output':{'v':'{% $no %}'},'End':true}",
            "{}");

    assertThat(HistoryText.of(run.events().subList(1, 6)).replaceAll(" .*", ""))
        .isEqualTo(
            """
            2<-0
            3<-2
            4<-3
            5<-3
            6<-5""");
  }

  @Test
  void shouldFailASecondTimeWhereACatcherFails() {
    RunningMachine run =
        startStates(
            """
            'A':{'Type':'Parallel','Branches':[{'StartAt':'F','States':{'F':{'Type':'Fail'}}}],
              'Catch':[{'ErrorEquals':['States.ALL'],'Output':{'v':'{% $no %}'},'Next':'D'}],
              'End':true},
            'D':{'Type':'Pass','End':true}""",
            "{}");
    assertThat(cause(run)).contains("'$no' specified for the field 'Catch[0]/Output/v' returned");
    assertThat(HistoryText.of(run.events().subList(4, 8)).replaceAll(" (error|cause|loc).*", ""))
        .isEqualTo(
            """
            5<-4 ParallelStateFailed
            6<-4 EvaluationFailed
            7<-6 ParallelStateFailed
            8<-7 ExecutionFailed""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Type':'Wait','Seconds':'{% \\'x\\' %}','End':true | '\"x\"' specified for the field"
            + " 'Seconds' returned an unexpected result type. Expected 'number', but was 'string'"
            + " for value: \"x\"",
        "'Type':'Wait','Timestamp':'{% 1 %}','End':true | '1' specified for the field 'Timestamp'"
            + " returned an unexpected result type. Expected 'string', but was 'number' for value:"
            + " 1",
        "'Type':'Fail','Cause':'{% [] %}' | '[]' specified for the field 'Cause' returned an"
            + " unexpected result type. Expected 'string', but was 'array' for value: []",
        "'Type':'Choice','Choices':[{'Condition':'{% null %}','Next':'A'}],'Default':'Z'},'Z':{'Type':'Succeed' | 'null'"
            + " specified for the field 'Choices[0]/Condition' returned an unexpected result type."
            + " Expected 'boolean', but was 'null' for value: null",
        "'Type':'Succeed','Output':'{% function($x){$x} %}' | 'function($x){$x}' specified for the"
            + " field 'Output' threw an internal error during evaluation. The result is a function.",
        "'Type':'Succeed','Output':{'a':'{% $f() %}'} | '$f()' specified for the field 'Output/a'"
            + " threw an error during evaluation. T1006: Attempted to invoke a non-function",
        "'Type':'Succeed','Output':'{% ($f := function(){$f()}; $f()) %}' | '($f :="
            + " function(){$f()}; $f())' specified for the field 'Output' threw an error during"
            + " evaluation: Expression evaluation timeout: Check for infinite loop",
      })
  void shouldFailWithAwsCause(String state, String cause) {
    RunningMachine run = startStates("'A':{" + state + "}", "{}");
    assertThat(cause(run)).endsWith("The JSONata expression " + cause);
  }

  @Test
  void shouldGoOverItems() {
    String map =
        """
        'A':{'Type':'Map',%s'MaxConcurrency':'{%% 1 %%}',
          'ItemSelector':{'i':'{%% $states.context.Map.Item.Index %%}',
            'v':'{%% $states.context.Map.Item.Value %%}'},
          'ItemProcessor':{'StartAt':'I','States':{
            'I':{'Type':'Pass','Output':'{%% $states.input.v * 2 + $states.input.i %%}','End':true}}},
          'Output':'{%% $sum($states.result) %%}','End':true}""";
    assertThat(
            startStates(map.formatted("'Items':'{% $states.input.l %}',"), "{'l':[1,2]}").output())
        .isEqualTo("7");
    assertThat(startStates(map.formatted("'Items':[3,'{% 4 %}'],"), "{}").output()).isEqualTo("15");
    assertThat(startStates(map.formatted(""), "[5]").output()).isEqualTo("10");
  }

  @Test
  void shouldGoOverTheFieldsOfAnObject() {
    String map =
        """
        'A':{'Type':'Map','Items':{'a':1,'b':'{%% $states.input %%}'},%s
          'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},'End':true}""";
    assertThat(startStates(map.formatted(""), "[7]").output())
        .isEqualTo("[{\"Key\":\"a\",\"Value\":1},{\"Key\":\"b\",\"Value\":[7]}]");
    String selector =
        "'ItemSelector':['{% $states.context.Map.Item.Key %}','{% $states.context.Map.Item.Value"
            + " %}','{% $states.context.Map.Item.Index %}'],";
    assertThat(startStates(map.formatted(selector), "[7]").output())
        .isEqualTo("[[\"a\",1,0],[\"b\",[7],1]]");
  }

  /** Each of the texts is shared in memory, and would be written ten thousand times. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'{% ($l := [1..100].$states.input; [1..100].[$l]) %}'",
        "[MANY'{% $states.input %}']",
      })
  void shouldWriteNothingBeyondBounds(String output) {
    String state =
        "'A':{'Type':'Pass','Output':%s,'End':true}"
            .formatted(output.replace("MANY", "'{% $states.input %}',".repeat(10_000)));
    assertThat(cause(startStates(state, "'" + "x".repeat(10_000) + "'")))
        .endsWith("Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }

  @Test
  void shouldMixLanguages() {
    RunningMachine run =
        RunningMachine.start(
            """
            {'StartAt':'A','States':{
              'A':{'Type':'Pass','Assign':{'v.$':'$.b'},'Parameters':{'b.$':'$.a'},'Next':'B'},
              'B':{'Type':'Pass','QueryLanguage':'JSONata','Output':'{% $v + $states.input.b %}',
                'Assign':{'v':'{% $v * 10 %}'},'Next':'C'},
              'C':{'Type':'Pass','Parameters':{'in.$':'$','v.$':'$v'},'End':true}}}""",
            "{'a':3}");
    assertThat(run.output()).isEqualTo("{\"in\":6,\"v\":30}");
  }

  @Test
  void shouldChooseByConditions() {
    String choice =
        """
        'A':{'Type':'Choice','Choices':[
            {'Condition':'{% $states.input.n > 5 %}','Output':'','Assign':{'v':'rule'},'Next':'E'},
            {'Condition':'{% $states.input.n > 3 %}','Next':'E'}],
          'Default':'E','Output':{'no':'rule'},'Assign':{'v':'state'}},
        'E':{'Type':'Pass','Output':['{% $states.input %}','{% $exists($v) ? $v : 0 %}'],'End':true}""";
    assertThat(startStates(choice, "{'n':6}").output()).isEqualTo("[\"\",\"rule\"]");
    assertThat(startStates(choice, "{'n':4}").output()).isEqualTo("[{\"n\":4},0]");
    assertThat(startStates(choice, "{'n':2}").output()).isEqualTo("[{\"no\":\"rule\"},\"state\"]");
  }

  /** A value may be as long as eight causes of AWS's. */
  @Test
  void shouldClipCauses() {
    RunningMachine run =
        startStates(
            "'A':{'Type':'Wait','Seconds':'{% $pad(\\'\\', 100000, \\'x\\') %}','End':true}", "{}");
    assertThat(cause(run)).hasSize(32_768).endsWith("xxx");
  }
}
