package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.LogRecords;
import dev.newel.testing.MetricsPage;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Before Redis is full nothing new begins, while what runs goes on and ends. */
class LittleRoomTest {

  private static final long ROOM_BYTES = 96 << 20;
  private static final String LARGE = "x".repeat(200_000);
  private static final int TOO_MANY = 400;
  private static final String SUCCEEDED =
      "newel_executions_succeeded_total{machine=\"m\",type=\"standard\"}";

  @RegisterExtension static final LogRecords LOG = new LogRecords("dev.newel", Level.WARNING);

  @RegisterExtension
  static final NewelServer NEWEL =
      new NewelServer(
              () -> NewelConfig.builder().httpPort(0).set("limits.redis-percent", "50").build())
          .keeping(Duration.ofSeconds(1));

  @BeforeAll
  static void limit() {
    setMemory(ROOM_BYTES);
  }

  @AfterAll
  static void giveRoom() {
    setMemory(0);
  }

  private static void setMemory(long bytes) {
    await(NEWEL.link().send(Request.cmd(Command.CONFIG).arg("SET").arg("maxmemory").arg(bytes)));
  }

  private static Answer start(String machine) {
    return NEWEL.call(
        "StartExecution",
        "{\"stateMachineArn\": \"%s\", \"input\": \"\\\"%s\\\"\"}".formatted(machine, LARGE));
  }

  /** Starts executions until one is refused, at a pace at which Redis is not full before that. */
  private static List<String> fill(String machine) throws InterruptedException {
    List<String> executions = new ArrayList<>();
    Answer answer = start(machine);
    while (answer.status() == 200) {
      executions.add(answer.text("executionArn"));
      assertThat(executions).hasSizeLessThan(TOO_MANY);
      Thread.sleep(20);
      answer = start(machine);
    }
    assertThat(answer.error()).isEqualTo("ThrottlingException");
    assertThat(answer.message()).contains("little memory left");
    return executions;
  }

  @Test
  void shouldRefuseWhatIsNewLetTheRestEndAndRecover() throws InterruptedException {
    Workflows flows = new Workflows(NEWEL.sfn());
    String activity = flows.activity("work");
    String machine = flows.taskMachine("m", activity, "\"ResultPath\": null");
    List<String> executions = fill(machine);

    assertThat(NEWEL.call("CreateActivity", "{\"name\": \"another\"}").error())
        .isEqualTo("ThrottlingException");
    MetricsPage page = MetricsPage.read(NEWEL.url());
    assertThat(page.value("newel_refusing")).isOne();
    assertThat(page.value("newel_redis_memory_ratio")).isBetween(0.4, 1.0);
    assertThat(page.value("newel_starts_refused_total")).isGreaterThanOrEqualTo(2);

    for (int i = 0; i < executions.size(); i++) {
      String token = flows.task(activity).taskToken();
      NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    }
    assertThat(MetricsPage.read(NEWEL.url()).value(SUCCEEDED)).isEqualTo(executions.size());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(start(machine).status()).isEqualTo(200));
    assertThat(LOG.messages()).allMatch(line -> line.startsWith("nothing new begins"));
  }
}
