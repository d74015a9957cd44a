package dev.newel.engine;

import dev.newel.bus.EngineReply;
import dev.newel.bus.EngineRequest;
import dev.newel.store.TaskQueues;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The activities whose polls this engine has. */
final class ActivityDesks {

  private final Vertx vertx;
  private final TaskQueues queues;
  private final Exchanges exchanges;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final EngineOptions options;
  private final Context context;
  private final Map<String, ActivityDesk> desks = new HashMap<>();

  ActivityDesks(
      Vertx vertx,
      TaskQueues queues,
      Exchanges exchanges,
      HandOuts handOuts,
      HeldTasks held,
      EngineOptions options) {
    this.vertx = vertx;
    this.queues = queues;
    this.exchanges = exchanges;
    this.handOuts = handOuts;
    this.held = held;
    this.options = options;
    this.context = vertx.getOrCreateContext();
    exchanges.onClose(
        () -> context.runOnContext(now -> desks.values().forEach(ActivityDesk::close)));
  }

  void poll(EngineRequest.Poll request, Consumer<EngineReply> reply) {
    ActivityDesk desk =
        desks.computeIfAbsent(
            request.activity(),
            name ->
                new ActivityDesk(name, vertx, queues, exchanges, handOuts, held, options.clock()));
    Poll poll =
        new Poll(request, reply, released -> context.runOnContext(now -> desk.add(released)));
    long timer =
        vertx.setTimer(
            options.pollMillis(),
            expired -> {
              poll.expire();
              desk.forget(poll);
            });
    // thousands of answered polls a second would otherwise stand in memory until their time passed
    poll.onEnd(() -> vertx.cancelTimer(timer));
    request
        .onClientGone()
        .accept(
            () -> {
              poll.expire();
              desk.forget(poll);
            });
    desk.add(poll);
  }

  /** A task waits in the queue of an activity, as another instance, or this one, has it. */
  void woken(String activity) {
    ActivityDesk desk = desks.get(activity);
    if (desk != null) {
      desk.woken();
    }
  }

  /** Whether no task is on its way to or from a desk. */
  boolean isIdle() {
    return desks.values().stream().noneMatch(ActivityDesk::isBusy);
  }

  /** Looks into all queues, as wake-ups may have been missed. */
  void lookAgain() {
    desks.values().forEach(ActivityDesk::woken);
  }
}
