package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;

import dev.newel.interpreter.RunningMachine;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.RedisFixture;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real store keeps the contract. */
@ExtendWith(RedisFixture.class)
class RedisStoreTest extends StoreContractTest {

  private final RedisLink link;

  RedisStoreTest(RedisLink link) {
    this.link = link;
  }

  @Override
  Store open(Clock instance) {
    return await(
        RedisStore.open(
            link, new RedisStore.Options(RunningMachine.HOME, PARTITIONS, RETENTION, instance)));
  }
}
