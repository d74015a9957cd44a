package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import dev.newel.store.redis.client.RedisSentinelNodes;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newel on a Redis that sentinels watch over. */
class SentinelIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private RedisSentinelNodes nodes;

  @BeforeEach
  void startNodes() throws IOException {
    nodes = RedisSentinelNodes.start(folder.resolve("nodes"));
  }

  @AfterEach
  void stopNodes() {
    nodes.close();
  }

  @Test
  void shouldGoOnAfterAPlannedFailover() throws Exception {
    goOnAfter(nodes::failOver);
  }

  @Test
  void shouldGoOnAfterThePrimaryWasKilled() throws Exception {
    goOnAfter(
        () -> {
          RedisNode next = nodes.replica();
          nodes.primary().kill();
          nodes.awaitPrimary(next);
        });
  }

  @Test
  void shouldGoOnAfterThePrimaryHangs() throws Exception {
    goOnAfter(
        () -> {
          RedisNode next = nodes.replica();
          nodes.primary().signal("STOP");
          nodes.awaitPrimary(next);
        });
  }

  /** Where Newel waits for the replica, what it has acknowledged outlives the primary. */
  @Test
  void shouldLoseNothingWhenThePrimaryIsKilledUnderLoad() throws Exception {
    Map<String, String> settings =
        Map.of("NEWEL_REDIS_URL", nodes.url(), "NEWEL_REDIS_WAIT_REPLICAS", "1");
    try (NewelProcess newel = NewelProcess.start(folder, settings)) {
      SteadyLoad load = new SteadyLoad(newel.api());
      load.begin();
      load.awaitStarts(50);
      RedisNode next = nodes.replica();
      RedisNode killed = nodes.primary();
      killed.kill();
      nodes.awaitPrimary(next);
      killed.start();
      load.awaitStarts(50);
      load.endWell();
      load.stop();
    }
  }

  private interface Failover {
    void happen() throws IOException, InterruptedException;
  }

  private void goOnAfter(Failover failover) throws Exception {
    try (NewelProcess newel = NewelProcess.startWith(folder, nodes.url())) {
      NewelApi api = newel.api();
      String activity = api.createActivity("work");
      String idle = api.createActivity("idle");
      String waiting = api.start(api.createMachine("waiting", Definitions.waiting(5)), "one");
      String machine = api.createMachine("work", Definitions.activity(activity, ""));
      String held = api.start(machine, "held");
      Task task = api.poll(activity);
      String queued = api.start(machine, "queued");
      CompletableFuture<Answer> poll = api.sendPoll(idle);
      await().until(() -> waitingFor("idle") == 1);
      nodes.awaitReplica();

      failover.happen();
      await().atMost(PATIENCE).ignoreExceptions().until(() -> hasArrived(api));

      untilItWorks(() -> finish(api, task, held));
      Task other =
          await()
              .atMost(PATIENCE)
              .ignoreExceptionsMatching(SentinelIT::isAway)
              .until(() -> api.poll(activity), found -> true);
      untilItWorks(() -> finish(api, other, queued));
      untilItWorks(
          () -> api.start(api.createMachine("idle", Definitions.activity(idle, "")), "one"));
      assertThat(NewelApi.task(poll.get().body())).isNotNull();
      for (String execution : new String[] {waiting, held, queued}) {
        await().atMost(PATIENCE).until(() -> api.status(execution).equals("SUCCEEDED"));
        History.of(api, execution).assertWhole();
      }
      assertThat(newel.output()).doesNotContain("\tat ");
    }
  }

  private static boolean isAway(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("ServiceUnavailable");
  }

  /** Unless an answer that was lost had done it. */
  private static void finish(NewelApi api, Task task, String execution) throws IOException {
    if (api.status(execution).equals("RUNNING")) {
      api.succeed(task.token(), "1");
    }
  }

  /** As the SDKs do; the connections of the engines may arrive after that which listens. */
  private static void untilItWorks(ThrowingRunnable call) {
    await().atMost(PATIENCE).untilAsserted(call);
  }

  private long waitingFor(String activity) throws IOException {
    Object waiting = nodes.primary().ask("ZCARD", "{a:" + activity + "}w");
    return waiting instanceof Long number ? number : 0;
  }

  /** Whether Newel listens to the new primary, and so has left the old one for good. */
  private boolean hasArrived(NewelApi api) throws IOException {
    Object listeners = nodes.primary().ask("PUBSUB", "NUMSUB", "newel:changed");
    return listeners instanceof List<?> count && count.get(1).equals(1L) && api.isReady();
  }
}
