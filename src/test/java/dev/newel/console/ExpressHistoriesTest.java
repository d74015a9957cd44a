package dev.newel.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.testing.NewelServer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpressHistoriesTest {

  @RegisterExtension static final NewelServer SERVER = new NewelServer();

  private static final String LARGE = "x".repeat(80_000);

  private static ConsoleClient console() {
    return new ConsoleClient(SERVER.url());
  }

  private static String machine(String name, String state) {
    return SERVER
        .sfn()
        .createStateMachine(
            r ->
                r.name(name)
                    .type("EXPRESS")
                    .roleArn(NewelServer.ROLE)
                    .definition("{\"StartAt\":\"S\",\"States\":{\"S\":{" + state + "}}}"))
        .stateMachineArn();
  }

  private static String run(String machine, String name, String input) {
    return SERVER
        .sfn()
        .startSyncExecution(r -> r.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  private static JsonNode rows(String machine) {
    return console().get("express?machine= ", machine).body().path("rows");
  }

  @Test
  void shouldRememberHowExecutionsWent() {
    String machine = machine("failing", "\"Type\":\"Fail\",\"Error\":\"Oh\"");
    String arn = run(machine, "one", "{\"n\":1}");

    JsonNode row = rows(machine).get(0);
    JsonNode one = console().get("express/one?arn= ", arn).body();

    assertThat(row.path("arn").asText()).isEqualTo(arn);
    assertThat(row.path("status").asText()).isEqualTo("FAILED");
    assertThat(row.path("error").asText()).isEqualTo("Oh");
    assertThat(one.path("input").asText()).isEqualTo("{\"n\":1}");
    assertThat(one.path("events")).hasSize(3);
    assertThat(one.path("events").get(1).path("data").path("stateEnteredEventDetails.input"))
        .hasToString("\"{\\\"n\\\":1}\"");
  }

  @Test
  void shouldForgetTheOldestAndSayWhereSomeAreMissing() {
    String machine = machine("busy", "\"Type\":\"Succeed\"");
    Set<String> last = new HashSet<>();
    for (int i = 0; i < 130; i++) {
      last.add(run(machine, "run-" + i, "{}"));
    }

    JsonNode list = console().get("express?machine= ", machine).body();

    assertThat(list.path("rows").size()).isBetween(20, 100);
    list.path("rows").forEach(row -> assertThat(last).contains(row.path("arn").asText()));
    assertThat(list.path("sampled").asBoolean() || list.path("rows").size() == 100).isTrue();
  }

  @Test
  void shouldKeepNoLargePayloads() {
    String machine = machine("large", "\"Type\":\"Succeed\"");
    String arn = run(machine, "one", "{\"x\":\"" + LARGE + "\"}");

    JsonNode one = console().get("express/one?arn= ", arn).body();

    assertThat(one.path("cut").asBoolean()).isTrue();
    assertThat(one.path("events")).hasSize(4);
    assertThat(one.toString().length()).isLessThan(20_000);
  }

  @Test
  void shouldKnowNothingOfOthers() {
    String arn = "arn:aws:states:us-east-1:000000000000:express:none:one:id";

    assertThat(console().get("express/one?arn= ", arn).status()).isEqualTo(404);
    assertThat(console().get("express/one?arn=x").status()).isEqualTo(400);
    assertThat(console().get("express").status()).isEqualTo(400);
  }
}
