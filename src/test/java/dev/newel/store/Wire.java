package dev.newel.store;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way to a model of a store and back. */
public interface Wire {

  /** A way that takes no time and loses nothing. */
  Wire DIRECT =
      new Wire() {
        @Override
        public <T extends @Nullable Object> Future<T> send(Supplier<T> script) {
          return Future.succeededFuture(script.get());
        }
      };

  /**
   * Has something done at the other end, all of it at once.
   *
   * @param script to be run once, or never where the future fails
   */
  <T extends @Nullable Object> Future<T> send(Supplier<T> script);
}
