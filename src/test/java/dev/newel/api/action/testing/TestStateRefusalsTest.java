package dev.newel.api.action.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that TestState refuses. */
class TestStateRefusalsTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static final String TASK =
      "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'},"
          + "'End':true}";

  private static final String PARALLEL =
      "{'Type':'Parallel','Branches':[{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}],"
          + "'End':true}";

  private static final String MAP =
      "{'Type':'Map','ItemProcessor':{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}},"
          + "'End':true}";

  private static Answer test(String definition, String more) {
    JsonObject request = new JsonObject("{" + more.replace('\'', '"') + "}");
    return NEWEL.call(
        "TestState", request.put("definition", definition.replace('\'', '"')).encode());
  }

  private static void assertRefused(String definition, String more, String message) {
    Answer answer = test(definition, more);

    assertThat(answer.error()).isEqualTo("ValidationException");
    assertThat(answer.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'mock':{'result':'1','errorOutput':{}} | A test mock should have only one of the following fields: [result, errorOutput].",
        "'mock':{} | A test mock should have only one of the following fields: [result, errorOutput].",
        "'mock':{'result':'{}'},'revealSecrets':true | TestState does not support RevealSecrets when a mock is specified.",
        "'context':'{}' | TestState does not support Context when a mock is not specified.",
        "'stateConfiguration':{'retrierRetryCount':0} | TestState does not support RetrierRetryCount when a mock is not specified.",
        "'stateConfiguration':{'errorCausedByState':'A'} | TestState does not support ErrorCausedByState when a mock is not specified.",
        "'stateConfiguration':{'mapIterationFailureCount':0} | TestState does not support MapIterationFailureCount when a mock is not specified.",
        "'input':'{}' | RoleArn must be specified when testing a Task state",
        "'mock':{'result':'{}'},'context':'[]' | Invalid Context object provided: Context object must be a JSON object",
        "'mock':{'result':'{}'},'context':'{\\\"Task\\\":{}}' | Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
        "'mock':{'result':'{}'},'variables':'[]' | Variables must be a JSON object",
        "'mock':{'errorOutput':{}},'stateConfiguration':{'errorCausedByState':'A'} | State 'A' not found in the state under test",
        "'stateName':'A' | State not found in definition",
      })
  void shouldRefuseWhatDoesNotGoWithATask(String more, String message) {
    String definition =
        more.contains("stateName") ? "{'StartAt':'X','States':{'X':" + TASK + "}}" : TASK;

    assertRefused(definition, more, message);
  }

  @Test
  void shouldRefuseToRunFlows() {
    assertRefused(
        PARALLEL, "", "State type 'Parallel' is not supported when a mock is not specified");
    assertRefused(MAP, "", "State type 'Map' is not supported when a mock is not specified");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:states:::lambda:invoke.waitForTaskToken, FunctionName",
    "arn:aws:states:::states:startExecution.sync, StateMachineArn",
    "arn:aws:states:us-east-1:000000000000:activity:a, any"
  })
  void shouldRefuseToWaitForOthers(String resource, String argument) {
    assertRefused(
        TASK.replace("arn:aws:states:::lambda:invoke", resource).replace("FunctionName", argument),
        "'roleArn':'" + NewelServer.ROLE + "'",
        "Resource '" + resource + "' is not supported when a mock is not specified");
  }

  @Test
  void shouldRefuseResultsThatFlowsCouldNotGive() {
    assertRefused(MAP, "'mock':{'result':'{}'}", "Mocked result must be an array.");
    assertRefused(
        PARALLEL,
        "'mock':{'result':'[1,2]'}",
        "Mocked result must contain the same number of items as number of Parallel branches.");
    assertRefused(
        MAP,
        "'input':'[1]','mock':{'result':'[1]'},"
            + "'stateConfiguration':{'mapIterationFailureCount':2}",
        "MapIterationFailureCount cannot exceed the number of items.");
  }

  @Test
  void shouldRefuseWhatNoModelAllows() {
    Answer answer = test(TASK, "'inspectionLevel':'ALL','stateName':''");

    assertThat(answer.message())
        .startsWith("2 validation errors detected: ")
        .contains("'inspectionLevel'", "'stateName'");
  }

  @Test
  void shouldNameTheErrorsOfDefinitionAndInput() {
    assertThat(test("{'Type':'Pass'}", "").message())
        .startsWith("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ")
        .contains("/States/StateName");
    assertThat(test(TASK, "'roleArn':'nobody'").error()).isEqualTo("InvalidArn");
    assertThat(test("{'Type':'Succeed'}", "'input':'{'").error())
        .isEqualTo("InvalidExecutionInput");
  }

  @Test
  void shouldRefuseNumbersThatNobodyCanRead() {
    String number = "9".repeat(2_000);

    assertThat(test("{'Type':'Succeed'}", "'input':'" + number + "'").error())
        .isEqualTo("InvalidExecutionInput");
    assertRefused(TASK, "'mock':{'result':'" + number + "'}", "Mocked result must be valid JSON.");
  }
}
