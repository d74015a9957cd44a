package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.MetricsPage;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Metrics are served where they are wanted, and nowhere else. */
@ExtendWith(RedisFixture.class)
class MetricsPlaceTest {

  private static MetricsPage at(int port) {
    return MetricsPage.read("http://127.0.0.1:" + port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void shouldBeServedAtAPortOfTheirOwn(Vertx vertx, RedisUrl redis) throws IOException {
    int port = freePort();
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
}
