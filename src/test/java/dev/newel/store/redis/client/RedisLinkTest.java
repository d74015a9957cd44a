package dev.newel.store.redis.client;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.store.StoreUnavailableException;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedisLinkTest {

  /** Losses are what these tests are about. */
  @RegisterExtension
  static final LogRecords SAID = new LogRecords("dev.newel.store.redis", Level.WARNING);

  private static final Duration REPLY_TIMEOUT = Duration.ofMillis(500);

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private RedisNode redis;
  private RedisLink link;

  @BeforeEach
  void open() throws IOException {
    redis = RedisNode.start(folder);
    Duration patience = Duration.ofSeconds(15);
    link = await(RedisLink.open(vertx, new LinkOptions(redis.url(), REPLY_TIMEOUT, patience)));
  }

  @AfterEach
  void close() {
    await(link.close());
    await(vertx.close());
    redis.close();
  }

  @Test
  void shouldAnswerManyCommandsInFlightInTheirOrder() {
    List<Future<Response>> replies =
        IntStream.range(0, 5_000)
            .mapToObj(i -> link.send(Request.cmd(Command.INCR).arg("counter")))
            .toList();

    for (int i = 0; i < replies.size(); i++) {
      assertThat(await(replies.get(i)).toInteger()).isEqualTo(i + 1);
    }
  }

  @Test
  void shouldConnectAgainWhenTheServerWasKilled() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    CountDownLatch back = new CountDownLatch(1);
    link.shared().onLost(lost::countDown);
    link.shared().onBack(back::countDown);

    redis.kill();
    redis.start();

    assertThat(lost.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(back.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(await(ping(link.shared())).toString()).isEqualTo("PONG");
  }

  @Test
  void shouldFailAtOnceWhileTheServerIsAway() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    link.shared().onLost(lost::countDown);
    redis.kill();
    assertThat(lost.await(5, TimeUnit.SECONDS)).isTrue();

    Future<Response> reply = ping(link.shared());

    assertThat(reply.isComplete()).isTrue();
    assertThat(reply.cause()).isInstanceOf(StoreUnavailableException.class);
    assertThat(link.shared().isUp()).isFalse();
  }

  @Test
  void shouldGiveUpAServerThatHangsAndComeBackToIt() throws Exception {
    CountDownLatch back = new CountDownLatch(1);
    link.shared().onBack(back::countDown);

    redis.signal("STOP");
    Future<Response> unanswered = ping(link.shared());

    assertThatThrownBy(() -> await(unanswered)).isInstanceOf(StoreUnavailableException.class);
    redis.signal("CONT");
    assertThat(back.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(await(ping(link.shared())).toString()).isEqualTo("PONG");
  }

  @Test
  void shouldNoticeThatTheServerHangsWithoutBeingAskedAnything() throws Exception {
    CountDownLatch lost = new CountDownLatch(2);
    link.shared().onLost(lost::countDown);
    link.subscriber().onLost(lost::countDown);

    redis.signal("STOP");

    assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
    redis.signal("CONT");
  }

  @Test
  void shouldDeliverWhatIsPublishedRightAfterSubscribing() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    await(link.subscriber().subscribe("news", message -> heard.add(message.toString())));
    publish("news", "first");
    await().until(() -> heard.contains("first"));

    await(link.subscriber().unsubscribe("news"));
    publish("news", "second");
    assertThat(heard).containsExactly("first");
  }

  @Test
  void shouldNotTakeMessagesForAnswersToItsPings() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    CountDownLatch heard = new CountDownLatch(20_000);
    link.subscriber().onLost(lost::countDown);
    await(link.subscriber().subscribe("news", message -> heard.countDown()));

    for (int i = 0; i < 20_000; i++) {
      publish("news", "message");
    }

    assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(lost.await(2 * REPLY_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void shouldSubscribeAgainBeforeSayingThatItIsBack() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    await(link.subscriber().subscribe("news", message -> heard.add(message.toString())));
    CountDownLatch back = new CountDownLatch(2);
    link.subscriber().onBack(back::countDown);
    link.shared().onBack(back::countDown);

    redis.kill();
    redis.start();
    assertThat(back.await(10, TimeUnit.SECONDS)).isTrue();
    publish("news", "after");

    await().until(() -> heard.contains("after"));
  }

  @Test
  void shouldLeaveTheConnectionOfAnEngineOnItsOwnEventLoop() {
    Future<Boolean> sameThread =
        Future.future(
            promise ->
                vertx.runOnContext(
                    start -> {
                      Thread own = Thread.currentThread();
                      link.connect()
                          .compose(RedisLinkTest::ping)
                          .map(reply -> Thread.currentThread() == own)
                          .onComplete(promise);
                    }));

    assertThat(await(sameThread)).isTrue();
  }

  @Test
  void shouldSayThatThereIsNoServer() {
    LinkOptions nowhere = options("redis://127.0.0.1:1");

    assertThatThrownBy(() -> await(RedisLink.open(vertx, nowhere)))
        .hasStackTraceContaining("Connection refused");
  }

  @Test
  void shouldSayAtOnceThatThePasswordIsWrong() {
    await(link.send(Request.cmd(Command.CONFIG).arg("SET").arg("requirepass").arg("secret")));
    LinkOptions wrong =
        new LinkOptions(redis.url() + "?password=guess", REPLY_TIMEOUT, Duration.ofHours(1));
    LinkOptions right = options(redis.url() + "?password=secret");

    assertThatThrownBy(() -> await(RedisLink.open(vertx, wrong)))
        .hasStackTraceContaining("WRONGPASS");
    RedisLink admitted = await(RedisLink.open(vertx, right));
    await(admitted.send(Request.cmd(Command.CONFIG).arg("SET").arg("requirepass").arg("")));
    await(admitted.close());
  }

  private static LinkOptions options(String url) {
    return new LinkOptions(url, REPLY_TIMEOUT, Duration.ofMillis(300));
  }

  private static Future<Response> ping(Commands connection) {
    return connection.send(Request.cmd(Command.PING));
  }

  private void publish(String channel, String message) {
    await(link.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message)));
  }
}
