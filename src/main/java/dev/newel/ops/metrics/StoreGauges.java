package dev.newel.ops.metrics;

import dev.newel.store.Catalog.Activity;
import dev.newel.store.Overview.Depths;
import dev.newel.store.Overview.Queue;
import dev.newel.store.Store;
import io.micrometer.core.instrument.MultiGauge;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much there is to be done, read from the store when somebody asks for it, and not again for
 * some seconds. Sizes are read and nothing is gone through, so that the cost does not grow with
 * what waits. All instances read the same.
 */
final class StoreGauges {

  private static final long FRESH_MS = 5_000;
  private static final double SECOND_MS = 1_000;

  private final Store store;
  private final Clock clock;
  private final Labels labels;
  private final MultiGauge backlog;
  private final MultiGauge oldest;
  private final MultiGauge leased;
  private volatile Depths depths = new Depths(0, 0, 0, 0);
  private volatile boolean isUp;
  private @Nullable Future<Void> reading;
  private long readAt;

  StoreGauges(Instruments instruments, Store store, Labels labels) {
    this.store = store;
    this.clock = store.clock();
    this.labels = labels;
    this.backlog = instruments.gauges("newel.activity.backlog", "Tasks that wait for a worker");
    this.oldest =
        instruments.gauges(
            "newel.activity.oldest.age.seconds", "How long the first of those has waited");
    this.leased = instruments.gauges("newel.activity.leased", "Tasks on their way to a worker");
    instruments.gauge("newel.deadlines", "Deadlines that are set", () -> depths.deadlines());
    instruments.gauge(
        "newel.deadlines.late", "Deadlines that have passed unmet", () -> depths.late());
    instruments.gauge("newel.outbox.entries", "Effects that are not struck", () -> depths.outbox());
    instruments.gauge(
        "newel.express.runs", "Runs of Express machines under way", () -> depths.runs());
    instruments.gauge(
        "newel.redis.up", "Whether Redis answered when it was last asked", () -> isUp ? 1 : 0);
  }

  /** Reads anew what is not fresh. Does not fail: then what was read before stands. */
  synchronized Future<Void> refresh() {
    Future<Void> last = reading;
    if (last != null && (!last.isComplete() || clock.millis() - readAt < FRESH_MS)) {
      return last;
    }
    readAt = clock.millis();
    Future<Void> read = Future.all(readDepths(), readQueues()).<Void>mapEmpty().otherwiseEmpty();
    reading = read;
    return read;
  }

  private Future<Depths> readDepths() {
    return store
        .overview()
        .depths()
        .onSuccess(found -> depths = found)
        .onComplete(done -> isUp = done.succeeded());
  }

  /** Those of the first activities by their names, as many as have labels of their own. */
  private Future<Void> readQueues() {
    return store
        .catalog()
        .activities(labels.own(), null, labels.most())
        .compose(
            activities -> {
              List<Future<Queue>> queues =
                  activities.stream().map(each -> store.overview().queue(each.name(), 0)).toList();
              return Future.all(queues).onSuccess(all -> show(activities, all.list()));
            })
        .mapEmpty();
  }

  private void show(List<Activity> activities, List<Queue> queues) {
    long now = clock.millis();
    Map<String, Queue> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < queues.size(); i++) {
      byLabel.put(labels.of(activities.get(i).name()), queues.get(i));
    }
    labels.show(backlog, byLabel, Queue::waiting);
    labels.show(leased, byLabel, Queue::leased);
    labels.show(oldest, byLabel, queue -> age(queue, now));
  }

  private static double age(Queue queue, long now) {
    return queue.oldest() == 0 ? 0 : Math.max(0, now - queue.oldest()) / SECOND_MS;
  }
}
