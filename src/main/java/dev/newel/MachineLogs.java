package dev.newel;

import dev.newel.cloudwatch.CloudWatchLogs;
import dev.newel.logs.EventLogs;
import dev.newel.logs.LogLines;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where it is logged what state machines want logged of their executions.
 *
 * @param events takes it
 * @param cloudWatch has some of it waiting; null where it goes to this server's log alone
 */
record MachineLogs(EventLogs events, @Nullable CloudWatchLogs cloudWatch) {

  /** What is not sent by then is lost. */
  private static final Duration FLUSH_WITHIN = Duration.ofSeconds(2);

  static MachineLogs inOwnLog() {
    return new MachineLogs(new EventLogs(List.of(new LogLines())), null);
  }

  /** In CloudWatch Logs, too. */
  static MachineLogs in(CloudWatchLogs cloudWatch) {
    return new MachineLogs(new EventLogs(List.of(new LogLines(), cloudWatch)), cloudWatch);
  }

  /** Sends what waits. */
  Future<Void> flush() {
    return cloudWatch == null
        ? Future.succeededFuture()
        : cloudWatch.flush().timeout(FLUSH_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
  }
}
