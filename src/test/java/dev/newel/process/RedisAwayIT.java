package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Newel whose Redis goes away and comes back, or is none that it can trust. */
class RedisAwayIT {

  private static final Duration QUICKLY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private Path data;

  @BeforeEach
  void nameFolder() {
    data = folder.resolve("redis");
  }

  @Test
  void shouldRefuseQuicklyWhileRedisIsAwayAndGoOnByItself() throws Exception {
    try (RedisNode redis = RedisNode.start(data);
        NewelProcess newel = NewelProcess.startWith(folder, redis.url())) {
      NewelApi api = newel.api();
      String idle = api.createActivity("idle");
      String held = api.createActivity("held");
      String machine = api.createMachine("idle", Definitions.activity(idle, ""));
      String waiting = api.start(api.createMachine("waiting", Definitions.waiting(3)), "one");
      String holding = api.start(api.createMachine("held", Definitions.activity(held, "")), "one");
      String stopped = api.start(api.createMachine("stopped", Definitions.waiting(600)), "one");
      Task task = api.poll(held);
      CompletableFuture<Answer> poll = api.sendPoll(idle);
      await().until(() -> redis.tell("ZCARD", "{a:idle}w").equals("1"));

      redis.stop();
      await().atMost(PATIENCE).until(() -> api.health("ready") == 503);
      assertThat(api.health("live")).isEqualTo(200);
      for (int i = 0; i < 2; i++) {
        assertRefused(api, "StartExecution", "stateMachineArn", machine);
        assertRefused(api, "DescribeExecution", "executionArn", waiting);
        assertRefused(api, "StopExecution", "executionArn", stopped);
        assertRefused(api, "GetActivityTask", "activityArn", idle);
        assertRefused(api, "ListStateMachines", "nothing", "");
      }
      assertThat(
              api.ask(
                      "SendTaskSuccess",
                      NewelApi.object().put("taskToken", task.token()).put("output", "1"))
                  .status())
          .isEqualTo(503);

      redis.start();
      await().atMost(PATIENCE).until(api::isReady);
      await().atMost(PATIENCE).until(() -> api.status(waiting).equals("SUCCEEDED"));
      String started = api.start(machine, "after");
      Task handed = Objects.requireNonNull(NewelApi.task(poll.get().body()));
      assertThat(handed).isNotNull();
      api.succeed(handed.token(), "2");
      await().atMost(PATIENCE).until(() -> api.status(started).equals("SUCCEEDED"));
      if (api.status(holding).equals("RUNNING")) {
        api.succeed(task.token(), "3");
      }
      for (String execution : new String[] {waiting, started, holding}) {
        History.of(api, execution).assertWhole();
        assertThat(api.status(execution)).isEqualTo("SUCCEEDED");
      }
      assertThat(newel.output()).doesNotContain("\tat ");
    }
  }

  private static void assertRefused(NewelApi api, String action, String member, String value)
      throws IOException {
    long from = System.nanoTime();
    Answer answer = api.ask(action, NewelApi.object().put(member, value));
    assertThat(Duration.ofNanos(System.nanoTime() - from)).as(action).isLessThan(QUICKLY);
    assertThat(answer.status()).as(action + " " + answer).isEqualTo(503);
    assertThat(answer.body().path("__type").asText()).as(action).endsWith("#ServiceUnavailable");
  }

  @Test
  void shouldRefuseARedisThatThrowsDataAway() throws Exception {
    try (RedisNode redis = RedisNode.start(data, List.of("maxmemory-policy allkeys-lru"));
        NewelProcess newel = NewelProcess.launch(folder, Map.of("NEWEL_REDIS_URL", redis.url()))) {
      assertThat(newel.awaitExit()).isEqualTo(1);
      assertThat(newel.output())
          .contains("maxmemory-policy allkeys-lru", "Set 'maxmemory-policy noeviction'")
          .doesNotContain("\tat ", "did not stop in time");
    }
  }

  @Test
  void shouldWarnOfARedisThatPersistsNothing() throws Exception {
    try (RedisNode redis = RedisNode.start(data, List.of("appendonly no"));
        NewelProcess newel = NewelProcess.startWith(folder, redis.url())) {
      assertThat(newel.output()).contains("warning: This Redis persists nothing");
    }
  }
}
