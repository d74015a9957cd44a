package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.aws.Home;
import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.ServerChecks.Findings;
import dev.newel.testing.RedisNode;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis goes away while it is looked at, as it does in a failover. */
class StoreOpeningTest {

  private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger cuts = new AtomicInteger();
  private final Queue<Findings> found = new ConcurrentLinkedQueue<>();
  private RedisNode redis;
  private NetServer proxy;

  @BeforeEach
  void open() throws IOException {
    redis = RedisNode.start(folder);
    proxy = vertx.createNetServer().connectHandler(this::forward);
    await(proxy.listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() {
    await(vertx.close());
    redis.close();
  }

  private void forward(NetSocket client) {
    client.pause();
    vertx
        .createNetClient()
        .connect(redis.port(), "127.0.0.1")
        .onSuccess(server -> forward(client, server));
  }

  private void forward(NetSocket client, NetSocket server) {
    server.handler(client::write);
    client
        .handler(
            sent -> {
              if (sent.toString().contains("INFO") && cuts.getAndDecrement() > 0) {
                client.close();
              } else {
                server.write(sent);
              }
            })
        .closeHandler(gone -> server.close())
        .resume();
  }

  private RedisStore begin(Duration patience) {
    LinkOptions link =
        new LinkOptions("redis://127.0.0.1:" + proxy.actualPort(), REPLY_TIMEOUT, patience);
    RedisStore.Options options =
        new RedisStore.Options(
            Home.of("us-east-1", "000000000000"), 64, Duration.ofDays(1), Clock.systemUTC());
    return await(StoreOpening.begin(vertx, link, options, found::add));
  }

  @Test
  void shouldBeginAgain() {
    cuts.set(2);

    RedisStore store = begin(Duration.ofSeconds(60));

    assertThat(found).hasSize(1);
    assertThat(cuts).hasNegativeValue();
    assertThat(await(store.isReady())).isTrue();
    await(store.close());
  }

  @Test
  void shouldGiveUpInTheEnd() {
    cuts.set(Integer.MAX_VALUE);

    assertThatThrownBy(() -> begin(Duration.ofSeconds(1)))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
