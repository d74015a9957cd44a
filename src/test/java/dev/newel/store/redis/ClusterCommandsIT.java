package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog;
import dev.newel.store.StoreUnavailableException;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.redis.catalog.RedisCatalog;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.RedisClusterNodes;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.store.redis.key.Keys;
import dev.newel.testing.LogRecords;
import dev.newel.testing.RedisNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of commands while the nodes of a Cluster hand slots to one another. */
class ClusterCommandsIT {

  private static final Keys KEYS = new Keys(64, RunningMachine.HOME);

  /** Losses are what these tests are about. */
  @RegisterExtension
  static final LogRecords SAID = new LogRecords("dev.newel.store.redis", Level.WARNING);

  private static final Script ECHO = Script.load("test-echo");

  @TempDir static Path folder;

  private static final Vertx VERTX = Vertx.vertx();
  private static RedisClusterNodes cluster;
  private static RedisLink link;

  @BeforeAll
  static void start() throws IOException {
    cluster = RedisClusterNodes.start(folder);
    link = await(RedisLink.open(VERTX, new LinkOptions(cluster.url())));
  }

  @AfterAll
  static void stop() {
    await(link.close());
    await(VERTX.close());
    cluster.close();
  }

  /** A slot on its way from the node that has it to the next one. */
  private record Move(int slot, RedisNode from, RedisNode to) {

    static Move begin(String key) throws IOException {
      int slot = RedisClusterNodes.slot(key);
      RedisNode from = cluster.owner(slot);
      RedisNode to = from == cluster.node(1) ? cluster.node(2) : cluster.node(1);
      cluster.beginMove(slot, from, to);
      return new Move(slot, from, to);
    }

    void key(String key) throws IOException {
      from.ask("MIGRATE", "127.0.0.1", Integer.toString(to.port()), key, "0", "30000");
    }

    void end() throws IOException {
      cluster.moveKeys(slot, from, to);
      cluster.endMove(slot, from, to);
    }
  }

  @Test
  void shouldFollowASlotThatHasMoved() throws IOException {
    set("{moved}key", "value");
    Move.begin("{moved}key").end();

    assertThat(get("{moved}key")).isEqualTo("value");
  }

  @Test
  void shouldFindEveryKeyOfASlotThatIsBeingMoved() throws IOException {
    set("{moving}there", "1");
    set("{moving}here", "2");
    Move move = Move.begin("{moving}");
    move.key("{moving}there");

    assertThat(get("{moving}there")).isEqualTo("1");
    assertThat(get("{moving}here")).isEqualTo("2");
    assertThat(await(send(Command.GET, "{moving}nowhere"))).isNull();
    set("{moving}new", "3");
    move.end();
    assertThat(get("{moving}new")).isEqualTo("3");
  }

  @Test
  void shouldBeUnavailableWhileTheKeysOfAScriptAreApart() throws IOException {
    List<String> keys = List.of("{apart}one", "{apart}two");
    set("{apart}one", "1");
    set("{apart}two", "2");
    Move move = Move.begin("{apart}");
    move.key("{apart}two");

    assertThatThrownBy(() -> await(link.eval(ECHO, keys, List.of())))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("TRYAGAIN");
    move.end();
    assertThat(await(link.eval(ECHO, keys, List.of()))).isNotNull();
  }

  @Test
  void shouldNotTakeAMachineForMissingWhileItIsMoved() throws IOException {
    RedisCatalog catalog = new RedisCatalog(link.shared(), KEYS, changed -> {});
    await(catalog.createMachine(machine("travelling")));
    Move move = Move.begin("{m:travelling}");
    move.key("{m:travelling}");

    assertThatThrownBy(() -> await(catalog.machine(named("travelling"))))
        .isInstanceOf(StoreUnavailableException.class);
    move.end();
    assertThat(await(catalog.machine(named("travelling")))).isEqualTo(machine("travelling"));
  }

  @Test
  void shouldLoseNoTaskOfAQueueThatIsMoved() throws IOException {
    RedisTaskQueues queues = new RedisTaskQueues(link.shared(), KEYS, "me");
    await(send(Command.ZADD, "{a:moved}q", "5", KEYS.task(task("queued"))));
    await(send(Command.ZADD, "{a:moved}l", "1", KEYS.task(task("lapsed"))));
    await(send(Command.ZADD, "{a:moved}w", "1", "other"));
    await(send(Command.HSET, "{a:moved}", "name", "moved"));
    Move move = Move.begin("{a:moved}");

    assertThatThrownBy(() -> await(queues.lease(named("moved"), 1, List.of())))
        .isInstanceOf(StoreUnavailableException.class);
    move.end();
    assertThat(await(queues.lease(named("moved"), 10, List.of())).tasks())
        .containsExactlyInAnyOrder(task("queued"), task("lapsed"));
  }

  @Test
  void shouldWaitForTheReplicasOfTheNodeThatHasTheKey() throws IOException {
    RedisLink waiting = await(RedisLink.open(VERTX, waitingForOne()));
    RedisNode with = cluster.node(0);
    RedisNode without = cluster.node(1);
    String key = "{awaited0}";
    for (int i = 1; cluster.owner(RedisClusterNodes.slot(key)) != without; i++) {
      key = "{awaited" + i + "}";
    }
    Request get = Request.cmd(Command.GET).arg(key);
    set(key, "value");

    assertThatThrownBy(() -> await(waiting.send(get)))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("NOREPLICAS");

    // ASKING must be the last command before the one that it is for
    Move move = new Move(RedisClusterNodes.slot(key), without, with);
    cluster.beginMove(move.slot(), without, with);
    move.key(key);
    assertThat(await(waiting.send(get)).toString()).isEqualTo("value");
    move.end();
    assertThat(await(waiting.send(get)).toString()).isEqualTo("value");
    await(waiting.close());
  }

  private static LinkOptions waitingForOne() {
    return new LinkOptions(cluster.url(), Duration.ofSeconds(5), Duration.ofSeconds(10), 1, null);
  }

  @Test
  void shouldWakeAnInstanceWhateverNodeItListensTo() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    RedisLink other = await(RedisLink.open(VERTX, new LinkOptions(cluster.url())));
    await(
        other
            .subscriber()
            .subscribe(Keys.WAKE + "other", activity -> heard.add(activity.toString())));
    RedisTaskQueues mine = new RedisTaskQueues(link.shared(), KEYS, "me");
    RedisTaskQueues others = new RedisTaskQueues(other.shared(), KEYS, "other");
    List<String> activities = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    for (String activity : activities) {
      await(send(Command.HSET, KEYS.activity(named(activity)), "created", "1"));
      await(others.lease(named(activity), 1, List.of()));
      await(send(Command.ZADD, KEYS.waiting(named(activity)), "1", "gone"));

      await(mine.offer(named(activity), List.of(new Offer(task("one"), 1))));
    }

    await().untilAsserted(() -> assertThat(heard).containsExactlyInAnyOrderElementsOf(activities));
    await(other.close());
  }

  @Test
  void shouldTellOfItsServersOneByOne() {
    assertThat(link.shared().servers()).hasSize(3);
    assertThat(await(ServerChecks.check(link)).warnings()).isEmpty();
  }

  private static Name named(String name) {
    return new Name(RunningMachine.HOME, name);
  }

  private static TaskRef task(String name) {
    return new TaskRef(new ExecutionKey(RunningMachine.HOME, "machine", name), 0, 7);
  }

  private static Catalog.Machine machine(String name) {
    return new Catalog.Machine(
        named(name), "r1", true, 1, 2, "STANDARD", "role", "{}", "{}", "[]", false);
  }

  private static void set(String key, String value) {
    await(send(Command.SET, key, value));
  }

  private static String get(String key) {
    return String.valueOf(await(send(Command.GET, key)));
  }

  private static Future<Response> send(Command command, String... arguments) {
    Request request = Request.cmd(command);
    for (String argument : arguments) {
      request.arg(argument);
    }
    return link.send(request);
  }
}
