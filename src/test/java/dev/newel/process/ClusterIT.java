package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import dev.newel.store.redis.client.RedisClusterNodes;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newel on a Redis Cluster of real nodes. */
class ClusterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 64;

  @TempDir Path folder;

  private RedisClusterNodes cluster;

  @BeforeEach
  void startCluster() throws IOException {
    cluster = RedisClusterNodes.start(folder.resolve("cluster"));
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  @Test
  void shouldLoseNothingWhileSlotsAreMovedAndAReplicaTakesOver() throws Exception {
    try (NewelProcess newel = NewelProcess.startWith(folder, cluster.url())) {
      NewelApi api = newel.api();
      String waiting = api.start(api.createMachine("waiting", Definitions.waiting(20)), "one");
      SteadyLoad load = new SteadyLoad(api);
      load.begin();
      load.awaitStarts(30);

      moveSlots(cluster.node(0), cluster.node(1));
      load.awaitStarts(30);
      moveSlots(cluster.node(1), cluster.node(2));
      load.awaitStarts(30);
      cluster.promoteReplica();
      load.awaitStarts(30);

      load.endWell();
      await().atMost(PATIENCE).until(() -> api.status(waiting).equals("SUCCEEDED"));
      History.of(api, waiting).assertWhole();
      load.stop();
    }
  }

  /** Every other slot in use that one node has goes to the other node. */
  private void moveSlots(RedisNode from, RedisNode to) throws IOException {
    Stream<String> keys =
        Stream.concat(
            IntStream.range(0, PARTITIONS).mapToObj(number -> "{p" + number + "}"),
            Stream.of("{a:steady}", "{m:steady}", "{newel}"));
    List<Integer> slots = keys.map(RedisClusterNodes::slot).distinct().sorted().toList();
    int moved = 0;
    for (int slot : slots) {
      if (cluster.owner(slot) == from && moved++ % 2 == 0) {
        cluster.move(slot, from, to);
      }
    }
    assertThat(moved).isPositive();
  }

  @Test
  void shouldComeBackByItselfWhenAPrimaryIsKilled() throws Exception {
    try (NewelProcess newel = NewelProcess.startWith(folder, cluster.url())) {
      NewelApi api = newel.api();
      String activity = api.createActivity("steady");
      String machine = api.createMachine("steady", Definitions.activity(activity, ""));
      List<String> before = start(api, machine, "before-");
      for (int i = 0; i < before.size(); i++) {
        finishOne(api, activity);
      }
      assertEnded(api, before);

      cluster.node(0).kill();
      cluster.awaitPromotion();
      await().atMost(PATIENCE).until(() -> canReachEverything(api, machine));

      CompletableFuture<Answer> poll = api.sendPoll(activity);
      List<String> after = start(api, machine, "after-");
      Task first = Objects.requireNonNull(NewelApi.task(poll.get().body()));
      api.succeed(first.token(), "1");
      assertEnded(api, before);
      cluster.node(0).start();
      await()
          .atMost(PATIENCE)
          .until(() -> cluster.node(0).tell("INFO", "replication").contains("role:slave"));
      assertThat(api.executions(machine)).containsAll(before).containsAll(after);
      assertThat(newel.output()).doesNotContain("\tat ");
    }
  }

  @Test
  void shouldRefuseWhatIsOnANodeWithAFullDiskAndGoOnElsewhere() throws Exception {
    try (NewelProcess newel = NewelProcess.startWith(folder, cluster.url())) {
      NewelApi api = newel.api();
      String machine = api.createMachine("steady", Definitions.waiting(1));
      List<String> before = start(api, machine, "before-");

      cluster.node(1).loseDisk();
      List<String> refused = new ArrayList<>();
      List<String> begun = new ArrayList<>();
      for (int i = 0; i < 2 * PARTITIONS; i++) {
        String name = "during-" + i;
        Answer answer =
            api.ask(
                "StartExecution",
                NewelApi.object().put("stateMachineArn", machine).put("name", name));
        if (answer.status() == 200) {
          begun.add(answer.body().path("executionArn").asText());
        } else {
          assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
          assertThat(answer.body().path("__type").asText()).endsWith("ThrottlingException");
          refused.add(name);
        }
      }
      assertThat(refused).isNotEmpty();
      assertEnded(api, begun);

      cluster.node(1).findDisk();
      for (String name : refused) {
        assertThat(canReach(api, machine, name)).as(name + " is not there").isTrue();
        begun.add(api.start(machine, name));
      }
      assertEnded(api, before);
      assertEnded(api, begun);
      assertThat(newel.output()).doesNotContain("\tat ");
    }
  }

  /** More executions than there are partitions, so that most partitions have one. */
  private static List<String> start(NewelApi api, String machine, String prefix) {
    return IntStream.range(0, 2 * PARTITIONS)
        .mapToObj(number -> startOne(api, machine, prefix + number))
        .toList();
  }

  private static String startOne(NewelApi api, String machine, String name) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .ignoreException(AssertionError.class)
        .until(() -> api.start(machine, name), arn -> true);
  }

  private static boolean canReachEverything(NewelApi api, String machine) {
    return IntStream.range(0, 2 * PARTITIONS)
        .allMatch(number -> canReach(api, machine, "probe-" + number));
  }

  /** Whether it is known that there is no such execution. */
  private static boolean canReach(NewelApi api, String machine, String name) {
    String execution = machine.replace(":stateMachine:", ":execution:") + ":" + name;
    try {
      Answer answer =
          api.ask("DescribeExecution", NewelApi.object().put("executionArn", execution));
      assertThat(answer.status()).as(answer.toString()).isIn(400, 503);
      return answer.status() == 400;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void finishOne(NewelApi api, String activity) throws IOException {
    Task task = api.poll(activity);
    api.succeed(task.token(), "1");
  }

  private static void assertEnded(NewelApi api, List<String> executions) throws IOException {
    for (String execution : executions) {
      await().atMost(PATIENCE).until(() -> api.status(execution).equals("SUCCEEDED"));
      History.of(api, execution).assertWhole();
    }
  }

  @Test
  void shouldRefuseAClusterWithANodeThatThrowsDataAway() throws Exception {
    cluster.node(2).ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
    cluster.node(1).ask("CONFIG", "SET", "appendonly", "no");
    try (NewelProcess newel =
        NewelProcess.launch(folder, Map.of("NEWEL_REDIS_URL", cluster.url()))) {
      assertThat(newel.awaitExit()).isEqualTo(1);
      assertThat(newel.output()).contains("maxmemory-policy allkeys-lru");
    }
    cluster.node(2).ask("CONFIG", "SET", "maxmemory-policy", "noeviction");
    try (NewelProcess newel = NewelProcess.startWith(folder, cluster.url())) {
      assertThat(newel.output()).contains("warning: This Redis persists nothing");
    }
  }
}
