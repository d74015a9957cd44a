package dev.newel.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

class ActivitiesAndJobsTest {

  @RegisterExtension static final NewelServer SERVER = new NewelServer(Duration.ofSeconds(2));

  private static Workflows flows;

  @BeforeAll
  static void begin() {
    flows = new Workflows(SERVER.sfn());
  }

  private static ConsoleClient console() {
    return new ConsoleClient(SERVER.url());
  }

  private static JsonNode activity(String arn) {
    Answer answer = console().get("activities/one?arn= ", arn);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode awaitEnd(String body) {
    String id = console().post("jobs", body).body().path("id").asText();
    await().until(() -> !state(id).path("state").asText().equals("running"));
    return state(id);
  }

  private static JsonNode state(String id) {
    return console().get("jobs/" + id).body();
  }

  private static String machineThatWaits(String name) {
    return flows.machine(
        name,
        "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}");
  }

  @Test
  void shouldShowTheBacklogOfAnActivity() {
    String arn = flows.activity("backlog");
    String machine = flows.taskMachine("backlog", arn, "\"TimeoutSeconds\": 600");
    flows.start(machine, "{}");
    String second = flows.start(machine, "{}");
    await().until(() -> activity(arn).path("backlog").asInt() == 2);

    JsonNode found = activity(arn);

    assertThat(found.path("oldest").asLong()).isPositive();
    assertThat(found.path("waiting").get(1).path("execution").asText()).isEqualTo(second);
    assertThat(found.path("inWork").asInt()).isZero();
    JsonNode minutes = activity(arn).path("hour");
    assertThat(minutes.get(minutes.size() - 1).path("backlog").asInt()).isEqualTo(2);
  }

  @Test
  void shouldShowWhoWorksAndWhatIsInWork() {
    String arn = flows.activity("work");
    String machine = flows.taskMachine("work", arn, "\"HeartbeatSeconds\": 600");
    String execution = flows.start(machine, "{}");
    GetActivityTaskResponse task =
        SERVER.sfn().getActivityTask(r -> r.activityArn(arn).workerName("w-1"));
    await().until(() -> activity(arn).path("inWork").asInt() == 1);

    JsonNode found = activity(arn);
    SERVER
        .sfn()
        .sendTaskSuccess(
            r -> r.taskToken(found.path("working").get(0).path("token").asText()).output("{}"));

    assertThat(task.taskToken()).isNotEmpty();
    assertThat(found.path("pollers").get(0).path("worker").asText()).isEqualTo("w-1");
    assertThat(found.path("working").get(0).path("execution").asText()).isEqualTo(execution);
    assertThat(found.path("working").get(0).path("worker").asText()).isEqualTo("w-1");
    assertThat(found.path("working").get(0).path("stuck").asBoolean(true)).isFalse();
    await().until(() -> activity(arn).path("inWork").asInt() == 0);
    JsonNode minutes = activity(arn).path("hour");
    assertThat(minutes.get(minutes.size() - 1).path("ended").asInt()).isEqualTo(1);
  }

  @Test
  void shouldListActivitiesAndInstances() {
    flows.activity("listed");

    assertThat(console().get("activities").body().toString()).contains("activity:listed");
    JsonNode self = console().get("instances").body().path("instances").get(0);
    assertThat(self.path("self").asBoolean()).isTrue();
    assertThat(self.path("partitions").asInt()).isEqualTo(self.path("ofPartitions").asInt());
    assertThat(self.path("heapUsed").asLong()).isPositive();
  }

  @Test
  void shouldStopAllThatAFilterFinds() {
    String machine = machineThatWaits("bulk");
    for (int i = 0; i < 40; i++) {
      String name = (i % 4 == 0 ? "keep-" : "stop-") + i;
      SERVER.sfn().startExecution(r -> r.stateMachineArn(machine).name(name));
    }

    JsonNode job =
        awaitEnd(
            """
            {"kind": "stop", "error": "Bulk", "filter": {"machine": "%s", "prefix": "stop-"}}
            """
                .formatted(machine));

    assertThat(job.path("state").asText()).isEqualTo("done");
    assertThat(job.path("done").asInt()).isEqualTo(30);
    assertThat(console().get("executions?status=RUNNING&machine= ", machine).body().path("rows"))
        .hasSize(10);
  }

  @Test
  void shouldRedriveThoseThatAreNamedAndPassOverTheRest() {
    String machine = machineThatWaits("again");
    String stopped = flows.start(machine, "{}");
    SERVER.sfn().stopExecution(r -> r.executionArn(stopped));
    String running = flows.start(machine, "{}");

    JsonNode job =
        awaitEnd(
            """
            {"kind": "redrive", "filter": {"arns": ["%s", "%s"]}}
            """
                .formatted(stopped, running));

    assertThat(job.path("done").asInt()).isEqualTo(1);
    assertThat(job.path("passed").asInt()).isEqualTo(1);
    assertThat(flows.status(stopped)).isEqualTo("RUNNING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "{\"kind\": \"stop\"}",
        "{\"kind\": \"drop\", \"filter\": {}}",
        "{\"kind\": \"stop\", \"filter\": {\"arns\": []}}",
        "{\"kind\": \"stop\", \"filter\": {\"arns\": [1]}}",
        "{\"kind\": \"stop\", \"filter\": {\"from\": \"now\"}}",
        "{\"kind\": \"stop\", \"filter\": {\"status\": [\"GONE\"]}}",
        "{\"kind\": \"stop\", \"filter\": {}, \"cause\": 7}",
        "{\"kind\": \"stop\", \"filter\": {}, \"what\": 7}"
      })
  void shouldRefuseJobsThatMakeNoSense(String body) {
    assertThat(console().post("jobs", body).status()).isEqualTo(400);
  }

  @Test
  void shouldKnowNoJobThatNeverWas() {
    assertThat(console().get("jobs/none").status()).isEqualTo(404);
    assertThat(console().post("jobs/none/cancel", "{}").status()).isEqualTo(404);
    assertThat(
            console()
                .get("activities/one?arn= ", "arn:aws:states:us-east-1:000000000000:activity:no")
                .status())
        .isEqualTo(404);
  }
}
