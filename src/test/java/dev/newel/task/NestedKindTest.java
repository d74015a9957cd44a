package dev.newel.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.Problem;
import dev.newel.interpreter.RunningMachine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of nested executions is refused when a machine is created. */
class NestedKindTest {

  private static final String AT = " at /States/X/";

  private static List<String> problems(String action, String parameters, MachineType type) {
    String task =
        "{'Type':'Task','Resource':'arn:aws:states:::states:%s','Parameters':%s,'End':true}"
            .formatted(action, parameters);
    return Definitions.problems(Definitions.machine(task), type).stream()
        .map(Problem::toString)
        .map(problem -> problem.replace("SCHEMA_VALIDATION_FAILED: ", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".sync", ".sync:2", ".waitForTaskToken"})
  void shouldTakeAllPatterns(String pattern) {
    String parameters =
        "{'StateMachineArn':'" + RunningMachine.ARNS + "stateMachine:m','Input.$':'$','Name':'n'}";

    assertThat(problems("startExecution" + pattern, parameters, MachineType.STANDARD)).isEmpty();
  }

  @Test
  void shouldTakeTheInputOfTheStateForParameters() {
    String task = "{'Type':'Task','Resource':'arn:aws:states:::states:startExecution','End':true}";

    assertThat(Definitions.problems(Definitions.machine(task), MachineType.STANDARD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'.sync' service integration | .sync",
        "'.sync' service integration | .sync:2",
        "'.waitForTaskToken' service integration  | .waitForTaskToken",
      },
      ignoreLeadingAndTrailingWhitespace = true)
  void shouldNotLetExpressMachinesWait(String what, String pattern) {
    assertThat(problems("startExecution" + pattern, "{'StateMachineArn':'a'}", MachineType.EXPRESS))
        .singleElement()
        .asString()
        .startsWith("Express state machine does not support " + what)
        .endsWith(AT + "Resource");
    assertThat(problems("startExecution", "{'StateMachineArn':'a'}", MachineType.EXPRESS))
        .isEmpty();
  }

  @Test
  void shouldRefuseWhatStartExecutionDoesNotTake() {
    assertThat(
            problems(
                "startExecution.sync",
                "{'StateMachineArn.$':'$.arn','TraceHeader':'t','input.$':'$'}",
                MachineType.STANDARD))
        .containsExactly(
            "The field \"TraceHeader\" is not supported by Step Functions" + AT + "Parameters",
            "The field \"input\" is not supported by Step Functions" + AT + "Parameters");
    assertThat(problems("startExecution", "{'Input':{}}", MachineType.STANDARD))
        .containsExactly(
            "The field 'StateMachineArn' is required but was missing" + AT + "Parameters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stopExecution", "startSyncExecution", "startExecution.async"})
  void shouldNotKnowOtherActions(String action) {
    assertThat(problems(action, "{}", MachineType.STANDARD)).hasSize(1);
  }
}
