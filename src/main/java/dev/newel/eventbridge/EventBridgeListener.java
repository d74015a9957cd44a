package dev.newel.eventbridge;

import dev.newel.engine.status.StatusChange;
import dev.newel.engine.status.StatusListener;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Puts status changes on an event bus of EventBridge, several with each call. To be used on one
 * event loop.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
public final class EventBridgeListener implements StatusListener {

  /** What Step Functions includes of input and output at most. */
  static final int PAYLOAD_BYTES = 248 << 10;

  private static final Logger LOG = System.getLogger(EventBridgeListener.class.getName());

  /** AWS takes no more with one call. */
  private static final int EVENTS_PER_CALL = 10;

  private static final int BYTES_PER_CALL = 256 << 10;

  /** How long an event waits for others to go with it. */
  private static final long GATHER_MS = 20;

  private static final int MOST_CALLS = 2;
  private static final int MOST_WAITING = 5_000;

  private final Vertx vertx;
  private final PutEvents put;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int calls;
  private boolean isGathering;
  private boolean isBroken;

  /** An event that somebody waits to see put. */
  private record Waiting(StatusChange change, Promise<Void> told) {}

  public EventBridgeListener(Vertx vertx, PutEvents put) {
    this.vertx = vertx;
    this.put = put;
  }

  @Override
  public String name() {
    return "eventbridge";
  }

  /** What waits is bounded: the rest stands in the outbox. */
  @Override
  public Future<Void> tell(StatusChange change) {
    if (waiting.size() >= MOST_WAITING) {
      return Future.failedFuture("too many events wait for EventBridge");
    }
    Promise<Void> told = Promise.promise();
    waiting.add(new Waiting(change, told));
    if (waiting.size() >= EVENTS_PER_CALL) {
      putAll();
    } else {
      gather();
    }
    return told.future();
  }

  private void gather() {
    if (!isGathering) {
      isGathering = true;
      vertx.setTimer(
          GATHER_MS,
          timer -> {
            isGathering = false;
            putAll();
          });
    }
  }

  private void putAll() {
    while (calls < MOST_CALLS && !waiting.isEmpty()) {
      putSome();
    }
  }

  private void putSome() {
    List<Waiting> some = new ArrayList<>(EVENTS_PER_CALL);
    List<JsonObject> events = new ArrayList<>(EVENTS_PER_CALL);
    int bytes = 0;
    while (!waiting.isEmpty() && events.size() < EVENTS_PER_CALL) {
      JsonObject event = waiting.element().change.event(PAYLOAD_BYTES);
      bytes += PutEvents.size(event);
      if (!events.isEmpty() && (bytes > BYTES_PER_CALL || !isOfRegion(event, events.get(0)))) {
        break;
      }
      some.add(waiting.remove());
      events.add(event);
    }
    calls++;
    put.call(events)
        .onComplete(
            results -> {
              calls--;
              for (int i = 0; i < some.size(); i++) {
                String failure =
                    results.succeeded()
                        ? results.result().get(i)
                        : String.valueOf(results.cause().getMessage());
                settle(some.get(i), failure);
              }
              putAll();
            });
  }

  /** A call is made in one region. */
  private static boolean isOfRegion(JsonObject event, JsonObject other) {
    return event.getString("region").equals(other.getString("region"));
  }

  private void settle(Waiting event, String failure) {
    if (failure.isEmpty()) {
      isBroken = false;
      event.told.complete();
      return;
    }
    if (!isBroken) {
      isBroken = true;
      LOG.log(Level.WARNING, "EventBridge does not take status changes, which wait: {0}", failure);
    }
    event.told.fail(failure);
  }
}
