package dev.newel.cloudwatch;

import dev.newel.logs.LogEntry;
import dev.newel.logs.LogGroup;
import dev.newel.logs.LogSink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts entries into CloudWatch Logs, many with each call, on an event loop of its own. What waits
 * is bounded: where the service is slower than the executions are, entries are left out.
 */
public final class CloudWatchLogs implements LogSink {

  private static final Logger LOG = System.getLogger(CloudWatchLogs.class.getName());

  private static final long MOST_WAITING_BYTES = 16 << 20;

  /** Streams of machines that were used last; another one is made where a machine comes back. */
  private static final int MOST_STREAMS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final LogCalls calls;
  private final Clock clock;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicBoolean isBroken = new AtomicBoolean();
  private final Map<Place, LogStream> streams = new LinkedHashMap<>(16, 0.75f, true);

  /** Each state machine has a stream of its own. */
  private record Place(LogGroup group, String machine) {}

  public CloudWatchLogs(Vertx vertx, LogCalls calls, Clock clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public void write(LogGroup group, List<LogEntry> entries) {
    int bytes = entries.stream().mapToInt(LogStream::size).sum();
    if (waitingBytes.addAndGet(bytes) > MOST_WAITING_BYTES) {
      waitingBytes.addAndGet(-bytes);
      lost("too many of them wait");
    } else {
      context.runOnContext(here -> add(group, entries));
    }
  }

  private void add(LogGroup group, List<LogEntry> entries) {
    Place place = new Place(group, entries.get(0).machine());
    LogStream stream = streams.get(place);
    if (stream == null) {
      stream = open(place);
      streams.put(place, stream);
      forgetOldest();
    }
    stream.add(entries);
  }

  private LogStream open(Place place) {
    return new LogStream(
        vertx, calls, place.group(), place.machine(), clock.millis(), this::gone, this::lost);
  }

  private void forgetOldest() {
    if (streams.size() > MOST_STREAMS) {
      streams.values().removeIf(LogStream::isIdle);
    }
  }

  private void gone(int bytes) {
    if (waitingBytes.addAndGet(-bytes) == 0) {
      isBroken.set(false);
    }
  }

  private void lost(String why) {
    if (isBroken.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "events of executions are not logged in CloudWatch Logs: {0}", why);
    }
  }

  /** Sends what waits. */
  public Future<Void> flush() {
    Promise<Void> flushed = Promise.promise();
    context.runOnContext(
        here ->
            Future.join(streams.values().stream().map(LogStream::flush).toList())
                .<Void>mapEmpty()
                .onComplete(flushed));
    return flushed.future();
  }
}
