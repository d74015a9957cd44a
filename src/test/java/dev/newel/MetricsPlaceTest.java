package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.FreePort;
import dev.newel.testing.MetricsPage;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Metrics are served where they are wanted, and nowhere else. */
@ExtendWith(RedisFixture.class)
class MetricsPlaceTest {

  private static MetricsPage at(int port) {
    return MetricsPage.read("http://127.0.0.1:" + port);
  }

  @Test
  void shouldBeServedAtAPortOfTheirOwn(Vertx vertx, RedisUrl redis) throws IOException {
    int port = FreePort.next();
    NewelConfig config =
        NewelConfig.builder()
            .redisUrl(redis.value())
            .httpPort(0)
            .set("metrics.port", String.valueOf(port))
            .build();
    Newel newel = await(Newel.deploy(vertx, config));

    assertThat(at(port).names()).contains("newel_build_info");
    assertThat(at(newel.port()).text()).contains("NotFound");
    await(newel.stop());
  }

  @Test
  void shouldBeLeftOut(Vertx vertx, RedisUrl redis) {
    NewelConfig config =
        NewelConfig.builder()
            .redisUrl(redis.value())
            .httpPort(0)
            .set("metrics.enabled", "false")
            .build();
    Newel newel = await(Newel.deploy(vertx, config));

    assertThat(at(newel.port()).text()).contains("NotFound");
    await(newel.stop());
  }

  @Test
  void shouldForgetWhatIsDeleted(Vertx vertx, RedisUrl redis) {
    NewelConfig config = NewelConfig.builder().redisUrl(redis.value()).httpPort(0).build();
    Newel newel = await(Newel.deploy(vertx, config));
    try (SfnClient sfn = NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id")) {
      Workflows flows = new Workflows(sfn);
      String activity = flows.activity("short-lived");
      String machine = flows.taskMachine("short-lived-too", activity);
      String execution = flows.start(machine, "{}");
      sfn.sendTaskSuccess(r -> r.taskToken(flows.task(activity).taskToken()).output("{}"));
      flows.status(execution);
      assertThat(at(newel.port()).text())
          .contains("activity=\"short-lived\"", "machine=\"short-lived-too\"");

      sfn.deleteActivity(r -> r.activityArn(activity));
      sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(at(newel.port()).text())
                      .doesNotContain("newel_activities_started_total{activity=\"short-lived\"")
                      .doesNotContain("newel_activity_run_time_seconds_sum{activity=\"short-l")
                      .doesNotContain("machine=\"short-lived-too\""));
    }
    await(newel.stop());
  }
}
