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

  private static JsonNode one(String machine, JsonNode row) {
    return console()
        .get(
            "express/one?machine= &id= &instance= ",
            machine,
            row.path("id").asText(),
            row.path("instance").asText())
        .body();
  }

  @Test
  void shouldRememberHowExecutionsWent() {
    String machine = machine("failing", "\"Type\":\"Fail\",\"Error\":\"Oh\"");
    String arn = run(machine, "one", "{\"n\":1}");

    JsonNode row = rows(machine).get(0);
    JsonNode one = one(machine, row);

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
    run(machine, "one", "{\"x\":\"" + LARGE + "\"}");

    JsonNode one = one(machine, rows(machine).get(0));

    assertThat(one.path("cut").asBoolean()).isTrue();
    assertThat(one.path("events")).hasSize(4);
    assertThat(one.toString().length()).isLessThan(20_000);
  }

  @Test
  void shouldKnowNothingOfOthers() {
    String none = "arn:aws:states:us-east-1:000000000000:stateMachine:none";

    assertThat(console().get("express/one?machine= &id=none", none).status()).isEqualTo(404);
    assertThat(console().get("express/one?machine=x&id=none").status()).isEqualTo(400);
    assertThat(console().get("express").status()).isEqualTo(400);
    assertThat(rows(none)).isEmpty();
  }
}
