package dev.newel.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.testing.CommandStats;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleReadsTest {

  @RegisterExtension static final NewelServer SERVER = new NewelServer(Duration.ofSeconds(2));

  private static final String ARNS = "arn:aws:states:us-east-1:000000000000:";
  private static final String RUNNING = ARNS + "execution:tasks:ship-";
  private static final String PASS =
      "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
  private static final String LONG = "x".repeat(70_000);

  private static Workflows flows;
  private static String passes;
  private static String tasks;

  @BeforeAll
  static void runSome() {
    flows = new Workflows(SERVER.sfn());
    String activity = flows.activity("work");
    passes = flows.machine("passes", PASS);
    tasks = flows.taskMachine("tasks", activity, "\"TimeoutSeconds\": 600");
    for (int i = 0; i < 7; i++) {
      start(passes, "pass-" + i, "{\"order\":\"A-" + i + "\"}");
      Workflows.letAMillisecondPass();
      start(tasks, "ship-" + i, "{\"big\":\"" + (i == 6 ? LONG : "") + "\"}");
    }
  }

  private static void start(String machine, String name, String input) {
    SERVER.sfn().startExecution(r -> r.stateMachineArn(machine).name(name).input(input));
  }

  private static ConsoleClient console() {
    return new ConsoleClient(SERVER.url());
  }

  private static List<String> names(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    List<String> names = new ArrayList<>();
    answer.body().path("rows").forEach(row -> names.add(row.path("name").asText()));
    return names;
  }

  @Test
  void shouldSayWhoAnswers() {
    JsonNode about = console().get("about").body();

    assertThat(about.path("region").asText()).isEqualTo("us-east-1");
    assertThat(about.path("instance").asText()).hasSize(16);
    assertThat(about.path("readOnly").asBoolean(true)).isFalse();
  }

  @Test
  void shouldCountTheExecutionsOfEachMachine() {
    JsonNode machines = console().get("machines").body().path("machines");
    assertThat(machines).hasSize(2);
    String first = machines.get(0).path("arn").asText();
    String second = machines.get(1).path("arn").asText();

    JsonNode counted =
        console().get("machines/counts?machine= &machine= ", second, first).body().path("machines");
    assertThat(counted.get(0).path("arn").asText()).isEqualTo(second);
    assertThat(counted.get(0).path("counts").path("RUNNING").asInt()).isEqualTo(7);
    assertThat(counted.get(1).path("counts").path("SUCCEEDED").asInt()).isEqualTo(7);
    JsonNode totals = console().get("machines/totals").body();
    assertThat(totals.path("machines").asInt()).isEqualTo(2);
    assertThat(totals.path("counts").path("RUNNING").asInt()).isEqualTo(7);
  }

  @Test
  void shouldListTheNewestOfAllMachinesPageByPage() {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      Answer page = console().get("executions?count=4&next= ", next);
      all.addAll(names(page));
      next = page.body().path("next").asText();
    } while (!next.isEmpty());

    List<String> newestFirst = new ArrayList<>();
    for (int i = 6; i >= 0; i--) {
      newestFirst.add("ship-" + i);
      newestFirst.add("pass-" + i);
    }
    assertThat(all).hasSize(14).containsExactlyInAnyOrderElementsOf(newestFirst);
    assertThat(all.get(0)).isEqualTo("ship-6");
  }

  @Test
  void shouldFilterByMachineStatusAndName() {
    assertThat(names(console().get("executions?machine= &prefix=pass-3", passes)))
        .containsExactly("pass-3");
    assertThat(names(console().get("executions?machine= &status=FAILED", tasks))).isEmpty();
    assertThat(names(console().get("executions?status=RUNNING,FAILED"))).hasSize(7);
    assertThat(names(console().get("executions?from=99999999999999"))).isEmpty();
    assertThat(names(console().get("executions?to=1"))).isEmpty();
  }

  @Test
  void shouldSayWhereThatIsWhichRuns() {
    JsonNode row = console().get("executions?machine= &count=1&where=true", tasks).body();

    assertThat(row.path("rows").get(0).path("where").path("state").asText()).isEqualTo("Work");
  }

  @Test
  void shouldFindATextInInputs() {
    Answer found = console().get("search?q=A-4");

    assertThat(names(found)).containsExactly("pass-4");
    assertThat(found.body().path("rows").get(0).path("match").path("in").asText())
        .isEqualTo("input");
    assertThat(found.body().path("scanned").asInt()).isEqualTo(14);
    assertThat(found.body().path("total").asInt()).isEqualTo(14);
  }

  @Test
  void shouldFindAnExecutionByItsArn() {
    assertThat(names(console().get("search?q= ", RUNNING + "2"))).containsExactly("ship-2");
    assertThat(names(console().get("search?q= ", RUNNING + "99"))).isEmpty();
  }

  @Test
  void shouldGiveEventsWithoutDataAndTheDataOfOne() {
    JsonNode events = console().get("executions/events?arn= ", RUNNING + "6").body();
    JsonNode event = console().get("executions/event?arn= &id=2", RUNNING + "6").body();
    JsonNode rest =
        console()
            .get(
                "executions/event/data?arn= &id=2&field=stateEnteredEventDetails.input&from=65536",
                RUNNING + "6")
            .body();

    assertThat(events.path("events")).hasSize(3);
    assertThat(events.toString()).doesNotContain("xxx");
    assertThat(events.path("status").asText()).isEqualTo("RUNNING");
    String front = event.path("data").get(0).path("text").asText();
    assertThat(front).hasSize(65_536);
    assertThat(front + rest.path("text").asText()).isEqualTo("{\"big\":\"" + LONG + "\"}");
  }

  @Test
  void shouldGiveTheNewestEventsFirst() {
    JsonNode page = console().get("executions/events?arn= &before=0&count=2", RUNNING + "1").body();
    JsonNode rest = console().get("executions/events?arn= &before=2", RUNNING + "1").body();

    assertThat(page.path("events").get(0).path("id").asInt()).isEqualTo(3);
    assertThat(page.path("more").asBoolean()).isTrue();
    assertThat(rest.path("events")).hasSize(1);
    assertThat(rest.path("more").asBoolean(true)).isFalse();
  }

  @Test
  void shouldGiveTheTokenByWhichATaskIsAnswered() {
    String activity = flows.activity("hand");
    String machine = flows.taskMachine("hand", activity, "\"TimeoutSeconds\": 600");
    String arn = flows.start(machine, "{}");
    JsonNode scheduled = console().get("executions/frames?arn= ", arn).body();
    flows.task(activity);
    JsonNode started = console().get("executions/frames?arn= ", arn).body();

    SERVER
        .sfn()
        .sendTaskSuccess(
            r -> r.taskToken(started.path("frames").get(0).path("token").asText()).output("{}"));

    assertThat(scheduled.path("frames").get(0).path("phase").asText()).isEqualTo("SCHEDULED");
    assertThat(scheduled.toString()).doesNotContain("token");
    flows.awaitStatus(arn, "SUCCEEDED");
    assertThat(console().get("executions/frames?arn= ", arn).body().path("frames")).isEmpty();
    SERVER.sfn().deleteStateMachine(r -> r.stateMachineArn(machine));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere",
        "executions?status=WELL",
        "executions?count=0",
        "executions?count=1&count=2",
        "executions?machine=arn:aws",
        "executions?next=bm90aGluZw",
        "executions?what=ever",
        "executions?from=never",
        "executions/events?arn=x",
        "executions/events",
        "executions/event?arn=arn:aws:states:us-east-1:000000000000:execution:tasks:ship-1&id=99",
        "executions/frames?arn=arn:aws:states:us-east-1:000000000000:execution:tasks:none",
        "executions/frames?arn=arn:aws:states:eu-west-1:000000000000:execution:tasks:ship-1",
        "search",
        "search?q=%20",
        "machines?next=x",
        "machines/counts",
        "machines/counts?machine=arn:aws:states:eu-west-1:000000000000:stateMachine:tasks",
        "about/",
        ""
      })
  void shouldRefuseWhatMakesNoSense(String path) {
    Answer answer = console().get(path);

    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.error()).isNotEmpty();
    assertThat(answer.body().path("message").asText()).isNotEmpty();
  }

  @Test
  void shouldGiveADownloadOfAllThatAFilterFinds() throws Exception {
    HttpRequest all =
        HttpRequest.newBuilder(
                URI.create(SERVER.url() + "/console/api/executions/export?machine=" + tasks))
            .build();

    List<String> lines =
        HttpClient.newHttpClient().send(all, BodyHandlers.ofLines()).body().toList();

    assertThat(lines).hasSizeGreaterThanOrEqualTo(7);
    assertThat(lines).anyMatch(line -> line.contains("\"name\":\"ship-6\"") && line.contains(LONG));
    assertThat(console().get("executions/export?count=1").status()).isEqualTo(400);
  }

  @Test
  void shouldTellNobodyWhileNobodyWatches() {
    String unseen = flows.machine("unseen", PASS);
    Map<String, Long> calls =
        new CommandStats(SERVER.link())
            .callsDuring(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    start(unseen, "unseen-" + i, "{}");
                  }
                });

    assertThat(calls).containsKey("evalsha").doesNotContainKey("publish");
    SERVER.sfn().deleteStateMachine(r -> r.stateMachineArn(unseen));
  }

  @Test
  void shouldServeNoPageOfAnotherSite() {
    Answer answer =
        console()
            .send(
                HttpRequest.newBuilder(URI.create(SERVER.url() + "/console/api/about"))
                    .header("Sec-Fetch-Site", "cross-site"));

    assertThat(answer.status()).isEqualTo(403);
  }
}
