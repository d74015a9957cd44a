package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.store.ClosedExecutions.Closed;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.LogRecords;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An entry that makes no sense keeps nobody else's from going. */
@ExtendWith(RedisFixture.class)
class RedisClosedExecutionsTest {

  @RegisterExtension
  static final LogRecords LOG = new LogRecords("dev.newel.store.redis", Level.SEVERE);

  @Test
  void shouldPassOverWhatMakesNoSense(RedisLink link) {
    Keys keys = new Keys(4, Home.of("us-east-1", "000000000000"));
    String damaged = "1 S nothing";
    await(
        link.send(
            Request.cmd(Command.RPUSH)
                .arg(Keys.ended(keys.partition(1)))
                .arg(damaged)
                .arg("2 S machine:run")));
    RedisClosedExecutions closed = new RedisClosedExecutions(link.shared(), keys);

    for (int i = 0; i < 2; i++) {
      List<Closed> found = await(closed.oldest(1, Duration.ZERO, 10));
      assertThat(found).extracting(Closed::entry).containsExactly("2 S machine:run");
    }
    assertThat(LOG.messages()).singleElement().asString().endsWith("delete it there: " + damaged);
  }
}
