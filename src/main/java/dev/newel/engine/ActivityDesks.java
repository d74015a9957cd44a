package dev.newel.engine;

import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineRequest;
import dev.newel.store.TaskQueues;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** The activities whose polls this engine has. */
final class ActivityDesks {

  private final Vertx vertx;
  private final TaskQueues queues;
  private final Polls polls;
  private final EngineClient engines;
  private final EngineOptions options;
  private final Map<String, ActivityDesk> desks = new HashMap<>();

  ActivityDesks(
      Vertx vertx, TaskQueues queues, Polls polls, EngineClient engines, EngineOptions options) {
    this.vertx = vertx;
    this.queues = queues;
    this.polls = polls;
    this.engines = engines;
    this.options = options;
  }

  void poll(Poll poll, EngineRequest.Poll request) {
    ActivityDesk desk =
        desks.computeIfAbsent(
            poll.activity(), name -> new ActivityDesk(name, vertx, queues, polls, engines));
    long timer =
        vertx.setTimer(
            options.pollMillis(),
            expired -> {
              poll.expire();
              polls.forgetEnded(poll.activity());
            });
    request
        .onClientGone()
        .accept(
            () -> {
              vertx.cancelTimer(timer);
              poll.expire();
              polls.forgetEnded(poll.activity());
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

  /** Looks into all queues, as wake-ups may have been missed. */
  void lookAgain() {
    desks.values().forEach(ActivityDesk::woken);
  }
}
