package dev.newel.examples;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.Newel;
import dev.newel.config.NewelConfig;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedding of the README works. */
class GreetingApplicationTest {

  @TempDir Path folder;

  @Test
  void shouldGreet() {
    Vertx vertx = Vertx.vertx();
    NewelConfig config = NewelConfig.builder().dataFolder(folder).withoutHttp().build();
    Newel newel = await(Newel.deploy(vertx, config));
    try {
      assertThat(await(GreetingApplication.greet(newel.client(), "Ada")))
          .isEqualTo("{\"greeting\":\"Hello, Ada\"}");
    } finally {
      await(newel.stop());
      await(vertx.close());
    }
  }
}
