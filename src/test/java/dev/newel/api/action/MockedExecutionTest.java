package dev.newel.api.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Executions that are started with a test case of a mock file. */
class MockedExecutionTest {

  @TempDir static Path folder;

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(MockedExecutionTest::config);

  private static final String MOCKS =
      """
      {"StateMachines": {"paying": {"TestCases": {"Retried": {"Pay": "Second"}}}},
       "MockedResponses": {"Second": {
         "0": {"Throw": {"Error": "Busy", "Cause": "full"}}, "1": {"Return": {"paid": true}}}}}
      """;

  private static NewelConfig config() {
    try {
      Path file = Files.writeString(folder.resolve("mocks.json"), MOCKS);
      return NewelConfig.builder()
          .httpPort(0)
          .set("mock.file", file.toString())
          .set("engine.wait-time-scale", "0.001")
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String machine(String name) {
    String task =
        """
        {"StartAt": "Pay", "States": {"Pay": {"Type": "Task",
          "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"},
          "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 60}], "End": true}}}
        """;
    return new Workflows(NEWEL.sfn()).machine(name, task);
  }

  @Test
  void shouldGiveMockedAnswers() {
    Workflows flows = new Workflows(NEWEL.sfn());

    String execution = flows.start(machine("paying") + "#Retried", "{}");

    assertThat(execution).contains(":execution:paying:");
    flows.awaitStatus(execution, "SUCCEEDED");
    DescribeExecutionResponse described =
        NEWEL.sfn().describeExecution(r -> r.executionArn(execution));
    assertThat(described.output()).isEqualTo("{\"paid\":true}");
    assertThat(described.stateMachineArn()).endsWith(":paying");
  }

  @Test
  void shouldRefuseATestCaseThatTheFileHasNot() {
    Answer answer =
        NEWEL.call(
            "StartExecution",
            "{\"stateMachineArn\": \"" + machine("other") + "#Retried\", \"input\": \"{}\"}");

    assertThat(answer.error()).isEqualTo("ValidationException");
    assertThat(answer.message())
        .isEqualTo("The mock file has no test case 'Retried' for the state machine 'other'");
  }
}
