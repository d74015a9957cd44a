package dev.newel.store;

import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.RedisFixture;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real store keeps the contract. */
@ExtendWith(RedisFixture.class)
class RedisStoreTest extends StoreFailuresContractTest {

  private final RedisLink link;

  RedisStoreTest(RedisLink link) {
    this.link = link;
  }

  @Override
  Store open(Clock server) {
    return TestStores.open(link, PARTITIONS, RETENTION, server);
  }
}
