package dev.newel.store;

import java.time.Clock;

/** The model keeps homes apart. */
class ModelStoreHomesTest extends StoreHomesContractTest {

  private final ModelServer server =
      new ModelServer(StoreContractTest.PARTITIONS, () -> 0, Flaws.NONE);

  @Override
  Store open(Clock instance) {
    ModelStore store =
        new ModelStore(
            server,
            "i",
            instance,
            StoreContractTest.RETENTION.toMillis(),
            Wire.DIRECT,
            () -> Wire.DIRECT);
    server.listen("i", store);
    return store;
  }
}
