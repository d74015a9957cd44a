package dev.newel.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How states make their arguments and outputs. */
class StateDataTest {

  private static final Scope SCOPE = FixedScope.of("{\"Execution\":{\"Id\":\"e\"}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'InputPath':'$.a' | {'b':1}",
        "'InputPath':'$' | {'a':{'b':1},'c':2}",
        "'InputPath':null | {}",
        "'OutputPath':'$.a.b' | 1",
        "'OutputPath':null | {}",
        "'OutputPath':'$$.Execution.Id' | 'e'",
        "'InputPath':'$$.Execution' | {'Id':'e'}",
        "'Result':[1] | [1]",
        "'Result':null | null",
        "'Result':[1],'ResultPath':'$.c' | {'a':{'b':1},'c':[1]}",
        "'Result':[1],'ResultPath':'$.d.e' | {'a':{'b':1},'c':2,'d':{'e':[1]}}",
        "'Result':[1],'ResultPath':null | {'a':{'b':1},'c':2}",
        "'Result':{'x.$':'$.a'} | {'x.$':'$.a'}",
        "'Parameters':{'x.$':'$.c','y':3} | {'x':2,'y':3}",
        "'InputPath':'$.a','Parameters':{'x.$':'$.b'} | {'x':1}",
        "'InputPath':'$.a','ResultPath':'$.d' | {'a':{'b':1},'c':2,'d':{'b':1}}",
        "'InputPath':'$.a','Result':5,'ResultPath':'$.d','OutputPath':'$.c' | 2",
      })
  void shouldMakeOutputOfPass(String fields, String output) {
    PassState state =
        Definitions.state(PassState.class, "{'Type':'Pass','End':true,%s}".formatted(fields));
    Json input = Definitions.json("{'a':{'b':1},'c':2}");
    assertThat(state.output(input, SCOPE).data().text()).isEqualTo(Definitions.json(output).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Comment':'no paths'",
        "'InputPath':'$','ResultPath':'$','OutputPath':'$'",
        "'Result':1,'ResultPath':null",
      })
  void shouldHandUntouchedDataOnAsItIs(String fields) {
    PassState state =
        Definitions.state(PassState.class, "{'Type':'Pass','End':true,%s}".formatted(fields));
    Json input = Json.ofTrusted("{ \"a\" : 1.00 }");
    assertThat(state.output(input, SCOPE).data()).isSameAs(input);
  }

  @Test
  void shouldSelectFromResultOfTask() {
    TaskState state =
        Definitions.state(
            TaskState.class,
            "{'Type':'Task','Resource':'arn:aws:states:r:1:activity:a','End':true,"
                + "'InputPath':'$.in','Parameters':{'p.$':'$.v'},"
                + "'ResultSelector':{'r.$':'$.value'},'ResultPath':'$.out'}");
    Json input = Definitions.json("{'in':{'v':7}}");
    assertThat(state.data().arguments(input, SCOPE).text()).isEqualTo("{\"p\":7}");
    assertThat(
            state
                .data()
                .output(input, Definitions.json("{'value':1,'rest':2}"), SCOPE)
                .data()
                .text())
        .isEqualTo("{\"in\":{\"v\":7},\"out\":{\"r\":1}}");
    assertThat(state.resource().arn()).isEqualTo("arn:aws:states:r:1:activity:a");
  }

  @Test
  void shouldGiveTextOfWorkerThroughUntouched() {
    TaskState state =
        Definitions.state(
            TaskState.class,
            "{'Type':'Task','Resource':'arn:aws:states:r:1:activity:a','End':true}");
    Json result = Json.ofTrusted("{ \"a\" : 1 }");
    assertThat(state.data().output(Json.EMPTY_OBJECT, result, SCOPE).data()).isSameAs(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Comment':'' | {} | null null",
        "'TimeoutSeconds':9,'HeartbeatSeconds':3 | {} | 9 3",
        "'TimeoutSecondsPath':'$.t','HeartbeatSecondsPath':'$.h' | {'t':8,'h':2} | 8 2",
        "'TimeoutSecondsPath':'$.t' | {'t':9223372036854775807} | 99999999 null",
      })
  void shouldTellDeadlinesOfTask(String fields, String input, String seconds) {
    TaskState state = task(fields);
    Json json = Definitions.json(input);
    assertThat(state.timeoutSeconds(json, SCOPE) + " " + state.heartbeatSeconds(json, SCOPE))
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.5", "'\"3\"'", "null"})
  void shouldFailOnDeadlineThatCannotBe(String value) {
    TaskState state = task("'TimeoutSecondsPath':'$.t'");
    Json input = Json.ofTrusted("{\"t\":%s}".formatted(value));
    assertThatThrownBy(() -> state.timeoutSeconds(input, SCOPE))
        .isInstanceOfSatisfying(
            StateException.class, e -> assertThat(e.error()).isEqualTo(ErrorName.RUNTIME))
        .hasMessageStartingWith("The TimeoutSecondsPath parameter ");
  }

  @Test
  void shouldPlaceErrorInRawInput() {
    TaskState state =
        task(
            "'InputPath':'$.a','Catch':[{'ErrorEquals':['A'],'ResultPath':'$.error','Next':'Y'},"
                + "{'ErrorEquals':['B'],'Next':'Z'},"
                + "{'ErrorEquals':['C'],'ResultPath':null,'Next':'Z'}]");
    Json input = Definitions.json("{'a':1}");
    Json error = Definitions.json("{'Error':'E'}");
    List<String> outputs =
        state.failurePolicy().catchers().stream()
            .map(catcher -> catcher.output(input, error, SCOPE).data().text())
            .toList();
    assertThat(outputs)
        .containsExactly("{\"a\":1,\"error\":{\"Error\":\"E\"}}", "{\"Error\":\"E\"}", "{\"a\":1}");
  }

  @Test
  void shouldGiveBranchesOneInput() {
    ParallelState state =
        Definitions.state(
            ParallelState.class,
            "{'Type':'Parallel','End':true,'Parameters':{'p.$':'$.v'},'ResultPath':'$.r',"
                + "'Branches':[{'StartAt':'B','States':{'B':{'Type':'Fail'}}}]}");
    Json input = Definitions.json("{'v':1}");
    assertThat(state.branches()).extracting(Flow::startAt).containsExactly("B");
    assertThat(state.data().arguments(input, SCOPE).text()).isEqualTo("{\"p\":1}");
    assertThat(state.data().output(input, Definitions.json("[2]"), SCOPE).data().text())
        .isEqualTo("{\"v\":1,\"r\":[2]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Error':'E','Cause':'C' | E C",
        "'Comment':'' | null null",
        "'ErrorPath':'$.e','CausePath':'States.Format(\u0002{}!\u0002, $.c)' | e1 c1!",
      })
  void shouldTellFailure(String fields, String failure) throws DefinitionException {
    String state =
        "{'Type':'Fail',%s}".formatted(fields).replace('\'', '"').replace('\u0002', '\'');
    String machine = "{\"StartAt\":\"X\",\"States\":{\"X\":%s}}".formatted(state);
    FailState fail =
        (FailState) Definitions.PARSER.parse(machine, MachineType.STANDARD).flow().state("X");
    FailState.Failure told = fail.failure(Definitions.json("{'e':'e1','c':'c1'}"), SCOPE);
    assertThat(told.error() + " " + told.cause()).isEqualTo(failure);
  }

  @Test
  void shouldFailOnErrorThatIsNoText() {
    FailState state = Definitions.state(FailState.class, "{'Type':'Fail','ErrorPath':'$.e'}");
    assertThatThrownBy(() -> state.failure(Definitions.json("{'e':1}"), SCOPE))
        .hasMessage("The ErrorPath parameter does not reference a string value: $.e == 1");
  }

  private static TaskState task(String fields) {
    return Definitions.state(
        TaskState.class,
        "{'Type':'Task','Resource':'arn:aws:states:r:1:activity:a','End':true,%s}"
            .formatted(fields));
  }
}
