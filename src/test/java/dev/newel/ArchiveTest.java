package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.config.NewelConfig;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** What has ended is written down before it goes, and goes when its machine's time is over. */
@ExtendWith(RedisFixture.class)
class ArchiveTest {

  @TempDir Path folder;

  private final RedisLink link;
  private final Vertx vertx;
  private final ManualClock clock = new ManualClock(1_800_000_000_000L);
  private Newel newel;
  private SfnClient sfn;
  private Workflows flows;

  ArchiveTest(RedisLink link, Vertx vertx) {
    this.link = link;
    this.vertx = vertx;
  }

  @BeforeEach
  void begin() {
    NewelConfig config =
        NewelConfig.builder()
            .httpPort(0)
            .set("limits.retention-days", "2")
            .set("limits.retention-days-by-machine", "audit-*=9, short*=1")
            .set("archive.to", folder.toString())
            .build();
    Duration inStore = new Keeping(config).inStore();
    newel = await(Newel.deploy(vertx, TestStores.open(link, 4, inStore, clock), config));
    sfn = NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
    flows = new Workflows(sfn);
  }

  @AfterEach
  void end() {
    sfn.close();
    await(newel.stop());
  }

  private String run(String machine, String input) {
    String execution = flows.start(flows.machine(machine, Workflows.pass("done")), input);
    flows.awaitStatus(execution, "SUCCEEDED");
    return execution;
  }

  private List<Path> written() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(Json.MAPPER.readTree(line));
    }
    return lines;
  }

  private boolean isThere(String execution) {
    return sfn
        .listExecutions(
            r ->
                r.stateMachineArn(execution.replaceFirst(":execution:(.*):.*", ":stateMachine:$1")))
        .executions()
        .stream()
        .anyMatch(each -> each.executionArn().equals(execution));
  }

  @Test
  void shouldRemoveByTheTimesOfMachinesAndWriteDownWhatGoes() throws IOException {
    String brief = run("short", "{\"large\": \"" + "x".repeat(10_000) + "\"}");
    String usual = run("usual", "{}");
    String audited = run("audit-log", "{}");

    clock.advance(Duration.ofHours(25).toMillis());
    Awaitility.await().until(() -> !isThere(brief));
    assertThat(isThere(usual)).isTrue();
    assertThat(written()).hasSize(1);
    assertThat(written().get(0).toString()).contains("/000000000000/us-east-1/short/");

    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(brief)))
        .isInstanceOf(ExecutionDoesNotExistException.class)
        .hasMessageContaining("it is archived below %s/000000000000/us-east-1/short/", folder);

    List<JsonNode> lines = lines(written().get(0));
    assertThat(lines.get(0).at("/execution/executionArn").asText()).isEqualTo(brief);
    assertThat(lines.get(0).at("/execution/input").asText()).hasSize(10_000 + 13);
    assertThat(lines.stream().skip(1).map(line -> line.at("/event/type").asText()))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");

    clock.advance(Duration.ofHours(24).toMillis());
    Awaitility.await().until(() -> !isThere(usual));
    assertThat(isThere(audited)).isTrue();
    clock.advance(Duration.ofDays(7).toMillis());
    Awaitility.await().until(() -> !isThere(audited));
    assertThat(written()).hasSize(3);
  }

  @Test
  void shouldKeepWhatIsRedriven() {
    String failed =
        flows.start(
            flows.machine(
                "short-fails",
                "{\"StartAt\": \"F\", \"States\": {\"F\": {\"Type\": \"Fail\", \"Error\": \"E\"}}}"),
            "{}");
    flows.awaitStatus(failed, "FAILED");
    String other = run("short-passes", "{}");
    clock.advance(Duration.ofHours(23).toMillis());
    sfn.redriveExecution(r -> r.executionArn(failed));
    flows.awaitStatus(failed, "FAILED");

    clock.advance(Duration.ofHours(26).toMillis());
    Awaitility.await().until(() -> !isThere(failed) && !isThere(other));
    assertThat(written())
        .anySatisfy(
            file ->
                assertThat(lines(file))
                    .anyMatch(line -> line.at("/event/type").asText().equals("ExecutionRedriven")));
  }

  @Test
  void shouldWriteMapRunsAndTheirExecutions() throws IOException {
    String parent =
        flows.start(
            flows.machine(
                "maps",
                """
                {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "l", "End": true,
                  "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}}}}
                """),
            "[1, 2]");
    flows.awaitStatus(parent, "SUCCEEDED");

    clock.advance(Duration.ofHours(49).toMillis());
    Awaitility.await().until(() -> written().size() == 4 && !isThere(parent));
    Path run =
        written().stream()
            .filter(file -> file.toString().contains("/maps/l/runs/"))
            .findFirst()
            .orElseThrow();
    assertThat(lines(run)).hasSize(1);
    assertThat(lines(run).get(0).at("/mapRun/itemCounts/succeeded").asInt()).isEqualTo(2);
  }
}
