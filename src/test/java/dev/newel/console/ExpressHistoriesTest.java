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

  private static JsonNode one(String arn) {
    return console().get("express/one?arn= ", arn).body();
  }

  private static JsonNode data(String arn, int event) {
    return console().get("express/event?id=" + event + "&arn= ", arn).body().path("data").path(0);
  }

  @Test
  void shouldRememberHowExecutionsWent() {
    String machine = machine("failing", "\"Type\":\"Fail\",\"Error\":\"Oh\"");
    String arn = run(machine, "one", "{\"n\":1}");

    JsonNode row = rows(machine).get(0);
    JsonNode one = one(arn);

    assertThat(row.path("arn").asText()).isEqualTo(arn);
    assertThat(row.path("status").asText()).isEqualTo("FAILED");
    assertThat(row.path("error").asText()).isEqualTo("Oh");
    assertThat(one.path("row")).isEqualTo(row);
    assertThat(one.path("cut").asBoolean()).isFalse();
    assertThat(one.path("definition").asText()).contains("\"Error\":\"Oh\"");
    assertThat(one.path("events")).hasSize(3);
    assertThat(one.path("events").get(1).at("/stateEnteredEventDetails/name").asText())
        .isEqualTo("S");
    assertThat(data(arn, 2).path("field").asText()).isEqualTo("stateEnteredEventDetails.input");
    assertThat(data(arn, 2).path("text").asText()).isEqualTo("{\"n\":1}");
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
  void shouldKeepOfLargePayloadsOnlyInputAndOutput() {
    String input = "{\"x\":\"" + LARGE + "\"}";
    String arn = run(machine("large", "\"Type\":\"Succeed\""), "one", input);

    JsonNode one = one(arn);

    assertThat(one.path("cut").asBoolean()).isTrue();
    assertThat(one.path("events")).hasSize(4);
    assertThat(one.toString().length()).isLessThan(20_000);
    assertThat(data(arn, 2).isMissingNode()).isTrue();
    assertThat(data(arn, 1).path("text").asText()).isEqualTo(input);
  }

  @Test
  void shouldKnowNothingOfOthers() {
    String none = "arn:aws:states:us-east-1:000000000000:stateMachine:none";
    String execution = "arn:aws:states:us-east-1:000000000000:express:none:one:two";

    assertThat(console().get("express/one?arn= ", execution).status()).isEqualTo(404);
    assertThat(console().get("express/event?id=1&arn= ", execution).status()).isEqualTo(404);
    assertThat(console().get("express/event?arn= ", execution).status()).isEqualTo(400);
    assertThat(console().get("express/one?arn= ", none).status()).isEqualTo(400);
    assertThat(console().get("express").status()).isEqualTo(400);
    assertThat(rows(none)).isEmpty();
  }
}
