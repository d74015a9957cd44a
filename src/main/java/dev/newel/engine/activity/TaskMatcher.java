package dev.newel.engine.activity;

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
public final class TaskMatcher {

  private final Vertx vertx;
  private final TaskQueues queues;
  private final ActivityMatchers matchers;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final Clock clock;
  private final long pollMillis;
  private final Context context;
  private final Map<String, ActivityQueue> byActivity = new HashMap<>();

  public TaskMatcher(
      Vertx vertx,
      TaskQueues queues,
      ActivityMatchers matchers,
      HandOuts handOuts,
      HeldTasks held,
      Clock clock,
      long pollMillis) {
    this.vertx = vertx;
    this.queues = queues;
    this.matchers = matchers;
    this.handOuts = handOuts;
    this.held = held;
    this.clock = clock;
    this.pollMillis = pollMillis;
    this.context = vertx.getOrCreateContext();
    matchers.onClose(
        () -> context.runOnContext(now -> byActivity.values().forEach(ActivityQueue::close)));
  }

  public void poll(EngineRequest.Poll request, Consumer<EngineReply> reply) {
    ActivityQueue queue =
        byActivity.computeIfAbsent(
            request.activity(),
            name -> new ActivityQueue(name, vertx, queues, matchers, handOuts, held, clock));
    Poll poll =
        new Poll(request, reply, released -> context.runOnContext(now -> queue.add(released)));
    long timer =
        vertx.setTimer(
            pollMillis,
            expired -> {
              poll.expire();
              queue.forget(poll);
            });
    // thousands of answered polls a second would otherwise stand in memory until their time passed
    poll.onEnd(() -> vertx.cancelTimer(timer));
    request
        .onClientGone()
        .accept(
            () -> {
              poll.expire();
              queue.forget(poll);
            });
    queue.add(poll);
  }

  /** A task waits in the queue of an activity, as another instance, or this one, has it. */
  public void woken(String activity) {
    ActivityQueue queue = byActivity.get(activity);
    if (queue != null) {
      queue.woken();
    }
  }

  /** Whether no task is on its way to or from a queue. */
  public boolean isIdle() {
    return byActivity.values().stream().noneMatch(ActivityQueue::isBusy);
  }

  /** Looks into all queues, as wake-ups may have been missed. */
  public void lookAgain() {
    byActivity.values().forEach(ActivityQueue::woken);
  }
}
