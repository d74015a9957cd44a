package dev.newel.engine;

import dev.newel.bus.EngineClient;
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
  private final Polls polls;
  private final EngineClient engines;
  private final EngineOptions options;
  private final Context context;
  private final Map<String, ActivityDesk> desks = new HashMap<>();

  ActivityDesks(
      Vertx vertx, TaskQueues queues, Polls polls, EngineClient engines, EngineOptions options) {
    this.vertx = vertx;
    this.queues = queues;
    this.polls = polls;
    this.engines = engines;
    this.options = options;
    this.context = vertx.getOrCreateContext();
    polls.onClose(() -> context.runOnContext(now -> desks.values().forEach(ActivityDesk::close)));
  }

  void poll(EngineRequest.Poll request, Consumer<EngineReply> reply) {
    ActivityDesk desk =
        desks.computeIfAbsent(
            request.activity(),
            name ->
                new ActivityDesk(
                    name, vertx, queues, polls, engines, options.clock(), options.random()));
    Poll poll =
        new Poll(request, reply, released -> context.runOnContext(now -> desk.add(released)));
    long timer =
        vertx.setTimer(
            options.pollMillis(),
            expired -> {
              poll.expire();
              desk.forgetEnded();
            });
    // thousands of answered polls a second would otherwise stand in memory until their time passed
    poll.onEnd(() -> vertx.cancelTimer(timer));
    request
        .onClientGone()
        .accept(
            () -> {
              poll.expire();
              desk.forgetEnded();
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
