package dev.newel.store.redis.client;

import static dev.newel.store.redis.client.OneRound.request;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.ServerChecks.UnfitServerException;
import dev.newel.testing.LogRecords;
import dev.newel.testing.RedisNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A link that waits for one replica, to a primary that has one. */
class ReplicaWaitTest {

  /** Losses are what these tests are about. */
  @RegisterExtension
  static final LogRecords SAID = new LogRecords("dev.newel.store.redis", Level.WARNING);

  private static final Duration REPLY_TIMEOUT = Duration.ofMillis(1_500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> AT_ONCE = List.of("repl-diskless-sync-delay 0");

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private RedisNode primary;
  private RedisNode replica;
  private RedisLink link;
  private OneRound round;

  @BeforeEach
  void start() throws IOException {
    primary = RedisNode.start(folder.resolve("primary"), AT_ONCE);
    replica =
        RedisNode.start(
            folder.resolve("replica"),
            List.of("repl-diskless-sync-delay 0", "replicaof 127.0.0.1 " + primary.port()));
    awaitReplica();
    link = await(RedisLink.open(vertx, options(PATIENCE)));
    round = new OneRound(vertx, link);
    await().atMost(PATIENCE).until(this::isInStep);
  }

  /** On a busy machine the first writes can take the replica longer than Newel waits. */
  private boolean isInStep() {
    Future<Response> written = round.send(List.of(request("SET", "first", "1"))).get(0);
    return await(written.map(true).otherwise(false));
  }

  @AfterEach
  void stop() throws Exception {
    await(link.close());
    await(vertx.close());
    replica.close();
    primary.close();
  }

  private LinkOptions options(Duration patience) {
    return new LinkOptions(primary.url(), REPLY_TIMEOUT, patience, 1, null);
  }

  /** One that has just been given everything may be busy with that for some time. */
  private void awaitReplica() {
    await().atMost(PATIENCE).until(() -> primary.tell("WAIT", "1", "100").equals("1"));
  }

  @Test
  void shouldAnswerWhenTheReplicaHasIt() throws IOException {
    for (int i = 0; i < 100; i++) {
      answer("SET", "key", "" + i);
      assertThat(replica.tell("GET", "key")).isEqualTo("" + i);
    }
  }

  @Test
  void shouldKeepTheOrderOfCommands() {
    List<Future<Response>> replies =
        round.send(IntStream.range(0, 50).mapToObj(i -> request("INCR", "order")).toList());
    List<Future<Response>> behind =
        round.send(IntStream.range(0, 50).mapToObj(i -> request("INCR", "order")).toList());

    assertThat(Stream.concat(replies.stream(), behind.stream()))
        .extracting(reply -> await(reply).toInteger())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void shouldShareAWaitAmongManyCommands() throws IOException {
    primary.ask("CONFIG", "RESETSTAT");
    List<Future<Response>> replies =
        round.send(IntStream.range(0, 500).mapToObj(i -> request("INCR", "order")).toList());
    replies.forEach(reply -> await(reply));

    assertThat(primary.tell("INFO", "commandstats")).contains("cmdstat_wait:calls=1,");
  }

  @Test
  void shouldAnswerTheOthersWhenOneOfARoundFails() {
    answer("SET", "text", "not a number");

    List<Future<Response>> replies =
        round.send(
            List.of(request("ECHO", "a"), request("INCR", "text"), request("INCR", "number")));

    assertThat(await(replies.get(0)).toString()).isEqualTo("a");
    assertThatThrownBy(() -> await(replies.get(1)))
        .hasStackTraceContaining("value is not an integer");
    assertThat(await(replies.get(2)).toInteger()).isPositive();
  }

  @Test
  void shouldRefuseWhileTheReplicaIsGoneAndGoOnWhenItIsBack() throws Exception {
    AtomicInteger lost = new AtomicInteger();
    link.shared().onLost(lost::incrementAndGet);
    replica.kill();

    long begin = System.nanoTime();
    int refused = 0;
    while (System.nanoTime() - begin < REPLY_TIMEOUT.multipliedBy(3).toNanos()) {
      List<Future<Response>> replies =
          IntStream.range(0, 100).mapToObj(i -> send("SET", "key", "unsafe")).toList();
      for (Future<Response> reply : replies) {
        assertRefused(reply);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(300);
    assertThat(await(send("PING")).toString()).isEqualTo("PONG");
    assertThat(lost).hasValue(0);

    replica.start();
    answer("SET", "key", "safe");
    assertThat(replica.tell("GET", "key")).isEqualTo("safe");
  }

  @Test
  void shouldNotTellOfWhatOthersWroteAndTheReplicaHasNot() throws Exception {
    answer("SET", "key", "before");
    replica.signal("STOP");
    primary.ask("SET", "key", "after");

    assertRefused(send("GET", "key"));

    replica.signal("CONT");
    assertThat(answer("GET", "key").toString()).isEqualTo("after");
  }

  @Test
  void shouldPublishSoThatAReadHasSomethingToWaitFor() throws IOException {
    String before = offset();

    answer("EXISTS", "key");

    assertThat(offset()).isNotEqualTo(before);
  }

  private String offset() throws IOException {
    return primary
        .tell("INFO", "replication")
        .lines()
        .filter(line -> line.startsWith("master_repl_offset:"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldTellOwnFailuresWhileTheReplicaIsGone() throws Exception {
    answer("SET", "text", "not a number");
    replica.kill();

    List<Future<Response>> replies =
        round.send(List.of(request("INCR", "text"), request("INCR", "number")));

    assertThatThrownBy(() -> await(replies.get(0)))
        .hasStackTraceContaining("value is not an integer");
    assertRefused(replies.get(1));
  }

  @Test
  void shouldLeaveAPrimaryThatHasBecomeAReplica() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    link.shared().onLost(lost::countDown);
    primary.ask("REPLICAOF", "127.0.0.1", Integer.toString(replica.port()));

    assertThatThrownBy(() -> await(send("GET", "key")))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldListenWithoutAWait() throws Exception {
    replica.kill();
    CountDownLatch heard = new CountDownLatch(1);

    await(link.subscriber().subscribe("channel", message -> heard.countDown()));
    primary.ask("PUBLISH", "channel", "message");

    assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldSayAtTheStartThatReplicasAreMissing() throws Exception {
    replica.kill();

    assertThatThrownBy(() -> await(ReplicaCheck.await(vertx, link, options(Duration.ZERO))))
        .isInstanceOf(UnfitServerException.class)
        .hasMessageContaining("NEWEL_REDIS_WAIT_REPLICAS");

    Future<Void> patient = ReplicaCheck.await(vertx, link, options(PATIENCE));
    replica.start();
    await(patient);
  }

  private static void assertRefused(Future<Response> reply) {
    assertThatThrownBy(() -> await(reply))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("NOREPLICAS");
  }

  /**
   * The reply to a command, which is repeated while a starved machine keeps the replica from it.
   */
  private Response answer(String command, String... args) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .until(() -> await(send(command, args)), Objects::nonNull);
  }

  private Future<Response> send(String command, String... args) {
    return link.send(request(command, args));
  }
}
