package dev.newel.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A way to a model of a store that a test cuts and holds up, and that counts what goes over it. */
public final class SwitchedWire implements Wire {

  private final List<Runnable> heldUp = new ArrayList<>();
  private boolean cut;
  private boolean slow;
  private int calls;

  /** Nothing arrives from now on, or everything again. */
  public void cut(boolean now) {
    cut = now;
  }

  /** What is sent from now on arrives with {@link #arrive}. */
  public void slow() {
    slow = true;
  }

  /** Lets what was held up arrive, and all that comes at once again. */
  public void arrive() {
    slow = false;
    List<Runnable> all = List.copyOf(heldUp);
    heldUp.clear();
    all.forEach(Runnable::run);
  }

  /** How many calls were made. */
  public int calls() {
    return calls;
  }

  @Override
  public <T extends @Nullable Object> Future<T> send(Supplier<T> script) {
    calls++;
    if (cut) {
      return Future.failedFuture(new StoreUnavailableException("cut", null));
    }
    if (!slow) {
      return Future.succeededFuture(script.get());
    }
    Promise<T> promise = Promise.promise();
    heldUp.add(() -> promise.complete(script.get()));
    return promise.future();
  }
}
