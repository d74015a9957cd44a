package dev.newel.engine.activity;

import dev.newel.aws.Name;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.store.TaskQueues;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The activities whose polls this engine has. */
public final class ActivityDesks {

  private final Vertx vertx;
  private final TaskQueues queues;
  private final Exchanges exchanges;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final Clock clock;
  private final long pollMillis;
  private final Context context;
  private final Map<Name, ActivityDesk> desks = new HashMap<>();

  public ActivityDesks(
      Vertx vertx,
      TaskQueues queues,
      Exchanges exchanges,
      HandOuts handOuts,
      HeldTasks held,
      Clock clock,
      long pollMillis) {
    this.vertx = vertx;
    this.queues = queues;
    this.exchanges = exchanges;
    this.handOuts = handOuts;
    this.held = held;
    this.clock = clock;
    this.pollMillis = pollMillis;
    this.context = vertx.getOrCreateContext();
    exchanges.onClose(
        () -> context.runOnContext(now -> desks.values().forEach(ActivityDesk::close)));
  }

  public void poll(EngineRequest.Poll request, Consumer<EngineReply> reply) {
    ActivityDesk desk =
        desks.computeIfAbsent(
            request.activity(),
            name -> new ActivityDesk(name, vertx, queues, exchanges, handOuts, held, clock));
    Poll poll =
        new Poll(request, reply, released -> context.runOnContext(now -> desk.add(released)));
    long timer =
        vertx.setTimer(
            pollMillis,
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
  public void woken(Name activity) {
    ActivityDesk desk = desks.get(activity);
    if (desk != null) {
      desk.woken();
    }
  }

  /** Whether no task is on its way to or from a desk. */
  public boolean isIdle() {
    return desks.values().stream().noneMatch(ActivityDesk::isBusy);
  }

  /** Looks into all queues, as wake-ups may have been missed. */
  public void lookAgain() {
    desks.values().forEach(ActivityDesk::woken);
  }
}
