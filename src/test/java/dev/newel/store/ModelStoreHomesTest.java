package dev.newel.store;

import java.time.Clock;

/** The model keeps homes apart. */
class ModelStoreHomesTest extends StoreHomesContractTest {

  private Clock time = Clock.systemUTC();
  private final ModelServer server =
      new ModelServer(StoreContractTest.PARTITIONS, () -> time.millis(), Flaws.NONE);

  @Override
  Store open(Clock server) {
    time = server;
    ModelStore store =
        new ModelStore(
            this.server,
            "i",
            Clock.systemUTC(),
            StoreContractTest.RETENTION.toMillis(),
            Wire.DIRECT,
            () -> Wire.DIRECT);
    this.server.listen("i", store);
    return store;
  }
}
