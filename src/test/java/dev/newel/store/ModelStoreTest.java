package dev.newel.store;

import dev.newel.interpreter.RunningMachine;
import java.time.Clock;

/** The model keeps the contract. */
class ModelStoreTest extends StoreContractTest {

  private final ModelServer server =
      new ModelServer(PARTITIONS, () -> RunningMachine.START, Flaws.NONE);
  private int instances;

  @Override
  Store open(Clock instance) {
    String name = "i" + ++instances;
    ModelStore store =
        new ModelStore(
            server, name, instance, RETENTION.toMillis(), Wire.DIRECT, () -> Wire.DIRECT);
    server.listen(name, store);
    return store;
  }
}
