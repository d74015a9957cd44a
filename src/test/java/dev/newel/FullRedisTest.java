package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * At Redis's maxmemory nothing new begins, and what is there can be stopped, deleted and retained.
 */
class FullRedisTest {

  private static final long ROOM_BYTES = 8 << 20;
  private static final String INPUT = "\"" + "x".repeat(200_000) + "\"";
  private static final int TOO_MANY = 100;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension
  static final NewelServer NEWEL =
      new NewelServer(
              () -> NewelConfig.builder().httpPort(0).set("limits.redis-percent", "100").build())
          .keeping(Duration.ofSeconds(1));

  private final LogRecords log = new LogRecords("dev.newel", Level.INFO);

  @BeforeEach
  void limit() {
    log.begin();
    setMemory(memory("used_memory") + ROOM_BYTES);
  }

  @AfterEach
  void listenNoMore() {
    log.end();
  }

  @AfterAll
  static void giveRoom() {
    setMemory(0);
  }

  private static void setMemory(long bytes) {
    await(NEWEL.link().send(Request.cmd(Command.CONFIG).arg("SET").arg("maxmemory").arg(bytes)));
  }

  private static long memory(String field) {
    String info = await(NEWEL.link().send(Request.cmd(Command.INFO).arg("memory"))).toString();
    String line = info.lines().filter(each -> each.startsWith(field + ":")).findFirst().get();
    return Long.parseLong(line.substring(field.length() + 1).strip());
  }

  private static Answer start(String machine) {
    return NEWEL.call(
        "StartExecution",
        "{\"stateMachineArn\": \"%s\", \"input\": %s}"
            .formatted(machine, "\"" + INPUT.replace("\"", "\\\"") + "\""));
  }

  /** Starts executions until one is refused. */
  private static List<String> fill(String machine) {
    List<String> executions = new ArrayList<>();
    Answer answer = start(machine);
    while (answer.status() == 200) {
      executions.add(answer.text("executionArn"));
      assertThat(executions).hasSizeLessThan(TOO_MANY);
      answer = start(machine);
    }
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("ThrottlingException");
    // not even the smallest fits any more
    setMemory(memory("used_memory") - ROOM_BYTES / 4);
    return executions;
  }

  private static String health() {
    try {
      var response =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(NEWEL.url() + "/health/ready")).build(),
              BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String wait(String then) {
    return """
    {"StartAt": "W", "States": {
      "W": {"Type": "Wait", "Seconds": %s, "Next": "P"}, "P": {"Type": "Pass", "End": true}}}
    """
        .formatted(then);
  }

  private static void awaitRoom(String machine) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(start(machine).status()).isEqualTo(200));
  }

  @Test
  void shouldRefuseStartsLetStopsThroughAndRecover() {
    Workflows flows = new Workflows(NEWEL.sfn());
    String machine = flows.machine("waiting", wait("3600"));
    List<String> executions = fill(machine);

    assertThat(executions).hasSizeGreaterThan(10);
    assertThat(health()).isEqualTo("200 {\"status\":\"DEGRADED\"}");
    assertThat(flows.status(executions.get(0))).isEqualTo("RUNNING");
    for (String execution : executions) {
      assertThat(NEWEL.call("StopExecution", "{\"executionArn\": \"%s\"}".formatted(execution)))
          .matches(answer -> answer.status() == 200);
    }
    awaitRoom(machine);
    assertThat(health()).isEqualTo("200 {\"status\":\"UP\"}");
    assertThat(log.messages()).filteredOn(line -> line.contains("fails: Redis is full")).hasSize(1);
  }

  @Test
  void shouldDeleteWhatFillsIt() {
    Workflows flows = new Workflows(NEWEL.sfn());
    String machine = flows.machine("deleted", wait("2"));
    fill(machine);
    String arn = "{\"stateMachineArn\": \"%s\"}".formatted(machine);

    assertThat(NEWEL.call("DeleteStateMachine", arn).status()).isEqualTo(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(NEWEL.call("DescribeStateMachine", arn).error())
                    .isEqualTo("StateMachineDoesNotExist"));
    awaitRoom(flows.machine("next", wait("3600")));
  }
}
