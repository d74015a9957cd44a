package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Executions that have ended, and are kept for a while: Map Runs and their children too. */
public interface ClosedExecutions {

  /** A store that nothing is removed from but by itself. */
  ClosedExecutions NONE =
      new ClosedExecutions() {
        @Override
        public Future<List<Closed>> oldest(int partition, Duration age, int most) {
          return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Void> keep(int partition, Map<Closed, Long> until) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> remove(int partition, List<Closed> closed) {
          return Future.succeededFuture();
        }
      };

  /**
   * One that has ended.
   *
   * @param endedAt epoch milliseconds
   * @param age how long ago that was when it was read
   * @param entry what the store knows this end by: one that is redriven ends another time
   */
  record Closed(ExecutionKey execution, long endedAt, Duration age, String entry) {}

  /**
   * Reads which executions of a partition have ended that long ago; those that were put off are
   * among them when their time has come, and not before.
   *
   * @param most how many at most, oldest first
   */
  Future<List<Closed>> oldest(int partition, Duration age, int most);

  /**
   * Puts executions off.
   *
   * @param until epoch milliseconds
   */
  Future<Void> keep(int partition, Map<Closed, Long> until);

  /** Removes executions, unless they have been redriven since. */
  Future<Void> remove(int partition, List<Closed> closed);
}
