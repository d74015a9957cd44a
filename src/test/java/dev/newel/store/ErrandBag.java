package dev.newel.store;

import dev.newel.engine.core.ExecutionKey;
import dev.newel.store.ExecutionStore.Loaded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is to be done next in a simulation, in no order. */
final class ErrandBag {

  private static final long ASK_AGAIN_MS = 5_000;

  /** An instance, as far as a crash takes it. */
  static final class Instance {
    final Map<ExecutionKey, Loaded> cache = new HashMap<>();
    final Set<ExecutionKey> busy = new HashSet<>();
    int life;
  }

  /** Something to be done; where an instance is to do it, it is lost with a crash of that. */
  private record Errand(@Nullable Instance at, int life, Runnable work) {
    boolean isLost() {
      return at != null && at.life != life;
    }
  }

  private final Random random;
  private final Clock clock;
  private final List<Errand> errands = new ArrayList<>();

  ErrandBag(Random random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  boolean isEmpty() {
    return errands.isEmpty();
  }

  int size() {
    return errands.size();
  }

  void dropLost() {
    errands.removeIf(Errand::isLost);
  }

  void runOne() {
    errands.remove(random.nextInt(errands.size())).work().run();
  }

  void at(Instance instance, Runnable work) {
    errands.add(new Errand(instance, instance.life, work));
  }

  void outside(Runnable work) {
    errands.add(new Errand(null, 0, work));
  }

  /** What somebody outside asks for, again and again until it is answered. */
  void request(Runnable ask, BooleanSupplier answered) {
    request(ask, answered, 0);
  }

  private void request(Runnable ask, BooleanSupplier answered, long notBefore) {
    outside(
        () -> {
          if (answered.getAsBoolean()) {
            return;
          }
          boolean asks = clock.millis() >= notBefore;
          if (asks) {
            ask.run();
          }
          request(ask, answered, asks ? clock.millis() + ASK_AGAIN_MS : notBefore);
        });
  }
}
