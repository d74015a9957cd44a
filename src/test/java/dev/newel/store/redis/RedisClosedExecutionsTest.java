package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.store.ClosedExecutions.Closed;
import dev.newel.store.Store;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.key.Keys;
import dev.newel.testing.LogRecords;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry that makes no sense keeps nobody else's from going. */
@ExtendWith(RedisFixture.class)
class RedisClosedExecutionsTest {

  @RegisterExtension
  static final LogRecords LOG = new LogRecords("dev.newel.store.redis", Level.SEVERE);

  private static final Keys KEYS = new Keys(4, Home.of("us-east-1", "000000000000"));
  private static final String PARTITION = KEYS.partition(1);

  private final RedisLink link;

  RedisClosedExecutionsTest(RedisLink link) {
    this.link = link;
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
  }

  private void end(String... entries) {
    Request push = Request.cmd(Command.RPUSH).arg(Keys.ended(PARTITION));
    List.of(entries).forEach(push::arg);
    await(link.send(push));
  }

  private long count(Command command, String key) {
    return await(link.send(Request.cmd(command).arg(key))).toLong();
  }

  private static long told(String damaged) {
    return LOG.messages().stream().filter(line -> line.endsWith("there: " + damaged)).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 S nothing", "nothing", "S 1 machine:run", "+1 S machine:run"})
  void shouldPassOverWhatMakesNoSense(String damaged) {
    end(damaged, "2 S machine:run");
    RedisClosedExecutions closed = new RedisClosedExecutions(link.shared(), KEYS);

    for (int i = 0; i < 2; i++) {
      List<Closed> found = await(closed.oldest(1, Duration.ZERO, 10));
      assertThat(found).extracting(Closed::entry).containsExactly("2 S machine:run");
    }
    assertThat(told(damaged)).isEqualTo(1);
  }

  @Test
  void shouldReadWhatIsBehindMoreOfThatThanItReadsAtOnce() {
    end("a", "b", "c", "2 S machine:run");
    RedisClosedExecutions closed = new RedisClosedExecutions(link.shared(), KEYS);

    assertThat(await(closed.oldest(1, Duration.ZERO, 3))).isEmpty();
    assertThat(await(closed.oldest(1, Duration.ZERO, 3))).hasSize(1);
  }

  @Test
  void shouldSweepWhatIsBehindIt() {
    end("no sense", "1 S machine:run", "none either", "2 S machine:other");
    for (String name : List.of("run", "other")) {
      String execution = PARTITION + "x:machine:" + name;
      await(link.send(Request.cmd(Command.HSET).arg(execution).arg("s").arg("")));
    }
    Store store = TestStores.open(link, 4, Duration.ofDays(1), new ManualClock(Long.MAX_VALUE / 2));

    await(store.partitions().sweep(1, 0));

    assertThat(count(Command.EXISTS, PARTITION + "x:machine:run")).isZero();
    assertThat(count(Command.EXISTS, PARTITION + "x:machine:other")).isZero();
    assertThat(count(Command.LLEN, Keys.ended(PARTITION))).isZero();
    // for somebody to look at
    assertThat(count(Command.ZCARD, Keys.putOff(PARTITION))).isEqualTo(2);
    assertThat(told("no sense")).isEqualTo(1);
    assertThat(told("none either")).isEqualTo(1);
  }
}
