package dev.newel.store;

import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.RedisFixture;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real store keeps homes apart. */
@ExtendWith(RedisFixture.class)
class RedisStoreHomesTest extends StoreHomesContractTest {

  private final RedisLink link;

  RedisStoreHomesTest(RedisLink link) {
    this.link = link;
  }

  @Override
  Store open(Clock server) {
    return TestStores.open(link, StoreContractTest.PARTITIONS, StoreContractTest.RETENTION, server);
  }
}
