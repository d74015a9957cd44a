package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.config.NewelConfig;
import dev.newel.testing.MetricsPage;
import dev.newel.testing.MetricsTable;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What an instance says at {@code /metrics}. */
@ExtendWith(RedisFixture.class)
class MetricsTest {

  private static final int LABELS = 6;
  private static final String NOBODY = "arn:aws:lambda:us-east-1:000000000000:function:nobody";

  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:";
  private static final String SERVICE = "arn:aws:states:::sqs:sendMessage";
  private static final String QUEUE = "{\"QueueUrl\": \"http://q\", \"MessageBody\": \"m\"}";

  private static Vertx vertx;
  private static Newel newel;
  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void begin(RedisUrl redis) {
    NewelConfig config =
        NewelConfig.builder()
            .redisUrl(redis.value())
            .httpPort(0)
            .set("aws.endpoint-url", "http://127.0.0.1:1")
            .awsVariables(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"))
            .set("metrics.labels", String.valueOf(LABELS))
            .build();
    Observers observers = new Observers(config);
    vertx = observers.vertx(new VertxOptions());
    newel = await(Newel.deploy(vertx, config, found -> {}, observers));
    sfn = NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
    flows = new Workflows(sfn);
  }

  @AfterAll
  static void end() {
    sfn.close();
    await(newel.stop());
    await(vertx.close());
  }

  private static MetricsPage page() {
    return MetricsPage.read("http://127.0.0.1:" + newel.port());
  }

  private static String express(String name) {
    return sfn.createStateMachine(
            r ->
                r.name(name)
                    .type(StateMachineType.EXPRESS)
                    .definition(Workflows.pass("x"))
                    .roleArn(NewelServer.ROLE))
        .stateMachineArn();
  }

  @Test
  void shouldPrintWhatItsTableLists() throws IOException {
    String activity = flows.activity("listed");
    flows.start(flows.taskMachine("of-an-activity", activity), "{}");
    flows.failure(flows.start(flows.taskMachine("of-a-function", NOBODY), "{}"));
    flows.failure(flows.start(flows.taskMachine("of-a-service", SERVICE), QUEUE));
    sfn.startSyncExecution(r -> r.stateMachineArn(express("express-one")));

    flows.task(activity);
    Set<String> listed = MetricsTable.names();

    eventually(
        page ->
            assertThat(page.names())
                .filteredOn(name -> name.startsWith("newel_"))
                .containsExactlyElementsOf(listed));
    assertThat(page().names())
        .filteredOn(name -> !name.startsWith("newel_"))
        .isNotEmpty()
        .allMatch(name -> name.matches("(jvm|process|system|vertx_pool)_.*"));
  }

  @Test
  void shouldCountWhatBecomesOfTasksAndExecutions() {
    String activity = flows.activity("counted");
    String machine = flows.taskMachine("counting", activity);
    String first = flows.start(machine, "{}");
    String second = flows.start(machine, "{}");
    String third = flows.start(machine, "{}");
    sfn.sendTaskSuccess(r -> r.taskToken(flows.task(activity).taskToken()).output("{}"));
    sfn.sendTaskFailure(r -> r.taskToken(flows.task(activity).taskToken()).error("E"));
    flows.awaitStatus(second, "FAILED");
    sfn.stopExecution(r -> r.executionArn(third));

    MetricsPage page = page();
    assertThat(flows.status(first)).isEqualTo("SUCCEEDED");
    assertThat(page.value("newel_activities_scheduled_total{activity=\"counted\"}")).isEqualTo(3);
    assertThat(page.value("newel_activities_started_total{activity=\"counted\"}")).isEqualTo(2);
    assertThat(page.value("newel_activities_succeeded_total{activity=\"counted\"}")).isOne();
    assertThat(page.value("newel_activities_failed_total{activity=\"counted\"}")).isOne();
    assertThat(page.value("newel_activity_time_seconds_count{activity=\"counted\"}")).isEqualTo(2);
    assertThat(executions(page, "started")).isEqualTo(3);
    assertThat(executions(page, "succeeded")).isOne();
    assertThat(executions(page, "failed")).isOne();
    assertThat(executions(page, "aborted")).isOne();
    assertThat(
            page.value(
                "newel_execution_time_seconds_count{machine=\"counting\",type=\"standard\"}"))
        .isEqualTo(3);
  }

  private static double executions(MetricsPage page, String what) {
    return page.value(
        "newel_executions_%s_total{machine=\"counting\",type=\"standard\"}".formatted(what));
  }

  /** What was read is shown for some seconds. */
  private static void eventually(Consumer<MetricsPage> asserts) {
    Awaitility.await().untilAsserted(() -> asserts.accept(page()));
  }

  @Test
  void shouldTellWhatWaitsAndForHowLong() {
    String activity = flows.activity("awaited");
    String machine = flows.taskMachine("awaiting", activity);
    flows.start(machine, "{}");
    flows.start(machine, "{}");

    eventually(
        page -> {
          assertThat(page.value("newel_activity_backlog{activity=\"awaited\"}")).isEqualTo(2);
          assertThat(page.value("newel_activity_oldest_age_seconds{activity=\"awaited\"}"))
              .isPositive();
          assertThat(page.value("newel_outbox_entries")).isGreaterThanOrEqualTo(2);
          assertThat(page.value("newel_redis_up")).isOne();
        });
  }

  @Test
  void shouldCountCallsByWhatTheyWereAnswered() {
    double before = refusals(page());

    assertThatThrownBy(() -> sfn.describeActivity(r -> r.activityArn(ACTIVITY + "none")))
        .isInstanceOf(ActivityDoesNotExistException.class);

    assertThat(refusals(page()) - before).isOne();
  }

  private static double refusals(MetricsPage page) {
    return page.value(
        "newel_api_requests_total{action=\"DescribeActivity\",error=\"ActivityDoesNotExist\"}");
  }

  @Test
  void shouldCountTogetherThoseThatComeLast() {
    for (int i = 0; i <= LABELS; i++) {
      sfn.startSyncExecution(r -> r.stateMachineArn(express(newId())));
    }

    MetricsPage page = page();
    assertThat(page.value("newel_executions_started_total{machine=\"other\",type=\"express\"}"))
        .isPositive();
    assertThat(page.text().lines())
        .filteredOn(line -> line.startsWith("newel_executions_started_total"))
        .filteredOn(line -> line.contains("type=\"express\""))
        .hasSize(LABELS + 1);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
