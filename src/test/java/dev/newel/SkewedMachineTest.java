package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.StoreClock;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * On a machine whose clock is months ahead, nothing ends and nothing is deleted before its time.
 */
class SkewedMachineTest {

  private static final Logger LOG = silent();

  @RegisterExtension
  static final NewelServer NEWEL =
      new NewelServer()
          .onMachineWith(Clock.offset(Clock.systemUTC(), Duration.ofDays(91).plusHours(2)));

  private static Logger silent() {
    Logger log = Logger.getLogger(StoreClock.class.getName());
    log.setLevel(Level.OFF);
    return log;
  }

  @AfterAll
  static void hearAgain() {
    LOG.setLevel(null);
  }

  @Test
  void shouldGoByRedisClock() {
    SfnClient sfn = NEWEL.sfn();
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String task =
        flows.machine(
            "task",
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s",
              "TimeoutSeconds": 3600, "HeartbeatSeconds": 1800, "End": true}}}
            """
                .formatted(activity));
    String wait =
        flows.machine(
            "wait",
            "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}}}");
    String pass =
        flows.machine(
            "pass",
            "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}");
    List<String> running = List.of(flows.start(task, "{}"), flows.start(wait, "{}"));
    String ended = flows.start(pass, "{}");
    String worked = flows.start(task, "{}");
    flows.task(activity);

    // a few sweeps later
    Awaitility.await().pollDelay(2, TimeUnit.SECONDS).until(() -> true);

    for (String arn : List.of(running.get(0), running.get(1), worked)) {
      DescribeExecutionResponse execution = sfn.describeExecution(r -> r.executionArn(arn));
      assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
      assertThat(execution.startDate())
          .isBetween(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(3_600));
    }
    assertThat(sfn.describeExecution(r -> r.executionArn(ended)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }
}
