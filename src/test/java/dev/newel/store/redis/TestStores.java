package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;

import dev.newel.interpreter.RunningMachine;
import dev.newel.store.StoreClock;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.SetTime;
import dev.newel.store.redis.codec.Forms;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;

/** Opens stores for tests that set Redis's clock. */
public final class TestStores {

  private TestStores() {}

  /** Opens a store whose Redis goes by a test's clock, as its machine does. */
  public static RedisStore open(
      RedisLink link, int partitions, Duration retention, Clock redisClock) {
    return await(open(link, partitions, retention, redisClock, Forms.current()));
  }

  public static Future<RedisStore> open(
      RedisLink link, int partitions, Duration retention, Clock redisClock, Forms forms) {
    RedisStore.Options options =
        new RedisStore.Options(RunningMachine.HOME, partitions, retention, redisClock);
    StoreClock clock = new StoreClock(redisClock::millis, redisClock::millis);
    return RedisStore.open(
        link, options, commands -> new SetTime(commands, redisClock), forms, clock);
  }

  /** Opens a store that goes by Redis's own clock, as a version of Newel with these forms does. */
  public static RedisStore open(RedisLink link, int partitions, Forms forms) {
    RedisStore.Options options =
        new RedisStore.Options(
            RunningMachine.HOME, partitions, Duration.ofDays(1), Clock.systemUTC());
    StoreClock clock = StoreClock.over(options.clock());
    return await(RedisStore.open(link, options, commands -> commands, forms, clock));
  }
}
