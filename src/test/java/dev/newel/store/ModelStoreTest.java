package dev.newel.store;

import java.time.Clock;

/** The model keeps the contract. */
class ModelStoreTest extends StoreFailuresContractTest {

  private Clock time = Clock.systemUTC();
  private final ModelServer server = new ModelServer(PARTITIONS, () -> time.millis(), Flaws.NONE);
  private int instances;

  @Override
  Store open(Clock server) {
    time = server;
    String name = "i" + ++instances;
    ModelStore store =
        new ModelStore(
            this.server,
            name,
            Clock.systemUTC(),
            RETENTION.toMillis(),
            Wire.DIRECT,
            () -> Wire.DIRECT);
    this.server.listen(name, store);
    return store;
  }
}
