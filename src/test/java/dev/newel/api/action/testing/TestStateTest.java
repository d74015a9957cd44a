package dev.newel.api.action.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** The states of one machine, each tested by itself, as its users would. */
class TestStateTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static final OrderMachine ORDERS = new OrderMachine(NEWEL);

  private static final String ORDER = "{\"order\": {\"items\": [\"a\", \"b\"]}}";

  @Test
  void shouldGiveWhatIsMadeOfAMockedResult() {
    TestStateResponse tested =
        ORDERS.giving("Check", ORDER, "{\"Payload\": {\"valid\": true, \"total\": 7}}");

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(tested.nextState()).isEqualTo("Decide");
    assertThat(tested.output()).isEqualTo("{\"order\":{\"items\":[\"a\",\"b\"]},\"valid\":true}");
    assertThat(tested.inspectionData().input()).isEqualTo(ORDER);
    assertThat(tested.inspectionData().afterArguments())
        .isEqualTo("{\"FunctionName\":\"check\",\"Payload\":{\"items\":[\"a\",\"b\"]}}");
    assertThat(tested.inspectionData().result())
        .isEqualTo("{\"Payload\": {\"valid\": true, \"total\": 7}}");
    assertThat(tested.inspectionData().variables()).isEqualTo("{\"total\":7}");
    assertThat(tested.inspectionData().afterInputPath()).isNull();
  }

  @Test
  void shouldTellNoMoreThanIsAskedFor() {
    TestStateResponse tested =
        ORDERS.test("Done", "{}", request -> request.inspectionLevel(InspectionLevel.INFO));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(tested.inspectionData()).isNull();
    assertThat(tested.nextState()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Busy, 0, 1, 2", "Busy, 1, 1, 6", "Slow, 0, 0, 1"})
  void shouldSayWhichRetrierTakesAnErrorAndWhen(
      String error, int retries, int retrier, int seconds) {
    TestStateResponse tested = ORDERS.failing("Check", ORDER, error, retries);

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
    assertThat(tested.error()).isEqualTo(error);
    assertThat(tested.cause()).isEqualTo("why");
    assertThat(tested.output()).isNull();
    assertThat(tested.inspectionData().errorDetails().retryIndex()).isEqualTo(retrier);
    assertThat(tested.inspectionData().errorDetails().retryBackoffIntervalSeconds())
        .isEqualTo(seconds);
    assertThat(tested.inspectionData().errorDetails().catchIndex()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lost | 0 | {\"Error\":\"Lost\",\"Cause\":\"why\"}",
        "Busy | 1 | {\"why\":\"Busy\"}",
        "Other | 1 | {\"why\":\"Other\"}"
      })
  void shouldSayWhichCatcherTakesAnError(String error, int catcher, String output) {
    TestStateResponse tested = ORDERS.failing("Check", ORDER, error, 2);

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(tested.nextState()).isEqualTo("Refuse");
    assertThat(tested.output()).isEqualTo(output);
    assertThat(tested.inspectionData().errorDetails().catchIndex()).isEqualTo(catcher);
    assertThat(tested.inspectionData().errorDetails().retryIndex()).isNull();
  }

  @Test
  void shouldFailWhereNobodyTakesAnError() {
    TestStateResponse tested = ORDERS.failing("Mail", "{}", "Lost", 0);

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(tested.error()).isEqualTo("Lost");
    assertThat(tested.nextState()).isNull();
    assertThat(tested.inspectionData().errorDetails()).isNull();
  }

  @Test
  void shouldShowWhatAMapStateGivesItsIterations() {
    TestStateResponse tested =
        ORDERS.giving("Pack", ORDER, "[{\"MessageId\": \"1\"}, {\"MessageId\": \"2\"}]");

    assertThat(tested.nextState()).isEqualTo("Send");
    assertThat(tested.output()).isEqualTo("[{\"MessageId\": \"1\"}, {\"MessageId\": \"2\"}]");
    assertThat(tested.inspectionData().maxConcurrency()).isEqualTo(2);
    assertThat(tested.inspectionData().afterItemSelector())
        .isEqualTo("[{\"item\":\"a\",\"at\":0},{\"item\":\"b\",\"at\":1}]");
  }

  @Test
  void shouldTestAStateInsideAMapStateOnItsFirstItem() {
    TestStateResponse tested = ORDERS.giving("Fetch", "\"a\"", "{\"MessageId\": \"1\"}");

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(tested.nextState()).isNull();
    assertThat(tested.inspectionData().afterArguments())
        .isEqualTo("{\"QueueUrl\":\"q\",\"MessageBody\":\"a\"}");
  }

  @Test
  void shouldHandAFailureInsideToTheStateAround() {
    TestStateResponse retried = ORDERS.failing("Fetch", "\"a\"", "Sqs.Busy", 0);
    TestStateResponse caught = ORDERS.failing("Fetch", "\"a\"", "Sqs.Busy", 1);
    TestStateResponse branch = ORDERS.failing("Mail", "{}", "NoShip", 0);

    assertThat(retried.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
    assertThat(caught.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(caught.nextState()).isEqualTo("Refuse");
    assertThat(branch.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(60);
  }

  @Test
  void shouldSayWhatBecomesOfTheFailureOfAStateInside() {
    TestStateResponse tested =
        ORDERS.test(
            "Pack",
            ORDER,
            request ->
                request
                    .mock(mock -> mock.errorOutput(output -> output.error("Sqs.Gone")))
                    .stateConfiguration(given -> given.errorCausedByState("Fetch")));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(tested.nextState()).isEqualTo("Refuse");
    assertThat(tested.output()).isEqualTo("{\"Error\":\"Sqs.Gone\",\"Cause\":\"\"}");
  }

  @Test
  void shouldStandInForBranches() {
    TestStateResponse tested = ORDERS.giving("Send", "{}", "[{\"m\": 1}, {\"s\": 2}]");

    assertThat(tested.output()).isEqualTo("{\"mail\":{\"m\":1},\"ship\":{\"s\":2}}");
    assertThat(tested.nextState()).isEqualTo("Done");
  }

  @Test
  void shouldSeeTheContextAndTheVariablesThatAreGiven() {
    TestStateResponse tested =
        ORDERS.test(
            "Mail",
            "{}",
            request ->
                request
                    .mock(mock -> mock.result("{}"))
                    .variables("{\"total\": 7}")
                    .context("{\"Task\": {\"Token\": \"given\"}}"));

    assertThat(tested.inspectionData().afterArguments())
        .isEqualTo("{\"TopicArn\":\"t\",\"Message\":\"given\"}");
    assertThat(tested.inspectionData().variables()).isEqualTo("{\"total\":7}");
  }

  @Test
  void shouldTakeTheRetriesOfTheContext() {
    TestStateResponse tested =
        ORDERS.test(
            "Check",
            ORDER,
            request ->
                request
                    .mock(mock -> mock.errorOutput(output -> output.error("Busy")))
                    .context("{\"State\": {\"RetryCount\": 1}}"));

    assertThat(tested.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(6);
  }

  @Test
  void shouldLeadFromStateToState() {
    TestStateResponse check =
        ORDERS.giving("Check", ORDER, "{\"Payload\": {\"valid\": true, \"total\": 7}}");
    TestStateResponse decide = ORDERS.test(check.nextState(), check.output(), request -> {});
    TestStateResponse pack = ORDERS.giving(decide.nextState(), decide.output(), "[1, 2]");
    TestStateResponse send = ORDERS.giving(pack.nextState(), pack.output(), "[3, 4]");
    TestStateResponse done = ORDERS.test(send.nextState(), send.output(), request -> {});

    assertThat(done.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(done.output()).isEqualTo("{\"mail\":3,\"ship\":4}");
    assertThat(done.nextState()).isNull();
  }

  @Test
  void shouldEndWhereAFailStateFails() {
    TestStateResponse tested = ORDERS.test("Refuse", "{\"why\": \"late\"}", request -> {});

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(tested.error()).isEqualTo("Refused");
    assertThat(tested.cause()).isEqualTo("late");
  }

  @Test
  void shouldTellTheCauseOfAnExpressionAsItIs() {
    TestStateResponse tested = ORDERS.test("Refuse", "{}", request -> {});

    assertThat(tested.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(tested.cause()).startsWith("The JSONata expression '$states.input.why'");
  }
}
