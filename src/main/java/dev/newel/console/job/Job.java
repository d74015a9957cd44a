package dev.newel.console.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceException;
import dev.newel.console.read.PlaceScan;
import dev.newel.console.read.PlaceScan.KeyPage;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does something to all executions that an order means, some at a time. */
final class Job {

  /** Enough for the engines, and few enough that others get on. */
  private static final int AT_ONCE = 32;

  private static final int MOST_FAILURES = 20;

  /** Where a job stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    BROKEN
  }

  private final String id;
  private final JobOrder order;
  private final PlaceScan scan;
  private final ActionCaller actions;
  private final Clock clock;
  private final long begun;
  private final long total;
  private final List<ObjectNode> failures = new ArrayList<>();
  private State state = State.RUNNING;
  private long ended;
  private long scanned;
  private long matched;
  private long done;
  private long passed;
  private long failed;
  private boolean isCancelled;
  private @Nullable String message;

  /**
   * @param total how many executions there seem to be; -1 where it is not known
   */
  Job(String id, JobOrder order, PlaceScan scan, ActionCaller actions, Clock clock, long total) {
    this.id = id;
    this.order = order;
    this.scan = scan;
    this.actions = actions;
    this.clock = clock;
    this.begun = clock.millis();
    this.total = total;
  }

  String id() {
    return id;
  }

  JobOrder order() {
    return order;
  }

  void run() {
    looked(order.named().size());
    Future<Void> all = order.filter() == null ? doTo(order.named()) : goOn(null);
    all.onComplete(result -> end(result.cause()));
  }

  /** Page by page, each from where the last one ended: what was done may stand elsewhere now. */
  private Future<Void> goOn(@Nullable String after) {
    return scan.keys(Objects.requireNonNull(order.filter()), after, AT_ONCE)
        .compose(
            page -> {
              looked(page.scanned());
              return doTo(page.keys()).compose(done -> next(page));
            });
  }

  private synchronized void looked(long more) {
    scanned += more;
  }

  private Future<Void> next(KeyPage page) {
    return page.next() == null || isCancelled() ? Future.succeededFuture() : goOn(page.next());
  }

  private Future<Void> doTo(List<ExecutionKey> keys) {
    Future<Void> all = Future.succeededFuture();
    for (int first = 0; first < keys.size(); first += AT_ONCE) {
      List<ExecutionKey> some = keys.subList(first, Math.min(first + AT_ONCE, keys.size()));
      all = all.compose(before -> isCancelled() ? Future.succeededFuture() : doAtOnce(some));
    }
    return all;
  }

  private Future<Void> doAtOnce(List<ExecutionKey> some) {
    List<Future<Void>> calls = some.stream().map(this::doTo).toList();
    return Future.join(calls).mapEmpty();
  }

  private Future<Void> doTo(ExecutionKey key) {
    String arn = key.arn();
    return actions
        .call(
            order.home(),
            order.caller(),
            order.kind().action(),
            order.kind().input(arn, order.error(), order.cause()))
        .transform(
            result -> {
              note(arn, result.cause());
              return Future.succeededFuture();
            });
  }

  private synchronized void note(String arn, @Nullable Throwable why) {
    matched++;
    if (why == null) {
      done++;
      return;
    }
    String name =
        why instanceof ServiceException refused ? refused.error().name() : "InternalFailure";
    if (JobKind.isNeedless(name)) {
      passed++;
      return;
    }
    failed++;
    if (failures.size() < MOST_FAILURES) {
      failures.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("arn", arn)
              .put("type", name)
              .put("message", String.valueOf(why.getMessage())));
    }
  }

  private synchronized void end(@Nullable Throwable why) {
    ended = clock.millis();
    if (why != null) {
      state = State.BROKEN;
      message = why.getMessage();
    } else {
      state = isCancelled ? State.CANCELLED : State.DONE;
    }
  }

  synchronized void cancel() {
    isCancelled = true;
  }

  private synchronized boolean isCancelled() {
    return isCancelled;
  }

  synchronized boolean isRunning() {
    return state == State.RUNNING;
  }

  /** When it ended; 0 while it runs. */
  synchronized long ended() {
    return ended;
  }

  synchronized ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("kind", order.kind().wireName())
            .put("state", state.name().toLowerCase(Locale.ROOT))
            .put("begun", begun)
            .put("scanned", scanned)
            .put("matched", matched)
            .put("done", done)
            .put("passed", passed)
            .put("failed", failed);
    if (ended != 0) {
      json.put("ended", ended);
    }
    if (total >= 0) {
      json.put("total", total);
    }
    if (message != null) {
      json.put("message", message);
    }
    ArrayNode told = json.putArray("failures");
    failures.forEach(told::add);
    return json;
  }
}
