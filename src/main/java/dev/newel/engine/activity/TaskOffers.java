package dev.newel.engine.activity;

import dev.newel.aws.Name;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the tasks that an engine schedules to polls, or to the queues of their activities. */
final class TaskOffers {

  private final Context context;
  private final TaskQueues queues;
  private final ActivityMatchers matchers;
  private final HandOuts handOuts;
  private final HeldTasks held;

  /** Tasks to be brought to their queues at the end of this round of the event loop. */
  private Map<Name, List<OfferedTask>> offers = new HashMap<>();

  /** Tasks that are held, or on their way to a poll, into a queue or out of one. */
  private int moving;

  TaskOffers(
      Vertx vertx,
      TaskQueues queues,
      ActivityMatchers matchers,
      HandOuts handOuts,
      HeldTasks held) {
    this.context = vertx.getOrCreateContext();
    this.queues = queues;
    this.matchers = matchers;
    this.handOuts = handOuts;
    this.held = held;
  }

  /** Whether no task is on its way. */
  boolean isEmpty() {
    return offers.isEmpty() && moving == 0;
  }

  /** As {@link TaskMatcher#offer}. */
  void offer(Name activity, TaskRef ref, long since, Runnable onQueued) {
    OfferedTask task = new OfferedTask(activity, ref, since, onQueued);
    ActivityMatcher matcher = matchers.of(activity);
    Poll poll = matcher.claim();
    if (poll != null && !poll.accepts(task)) {
      // the queue knows which activity it is for
      poll.waitOn();
      toQueue(task);
    } else if (poll != null) {
      moving++;
      handOuts.give(task, poll);
    } else if (held.hold(matcher, task)) {
      moving++;
    } else {
      toQueue(task);
    }
  }

  /** A task that was scheduled and is not in its queue; others see to it on their event loops. */
  private final class OfferedTask implements WaitingTask {
    private final Name activity;
    private final TaskRef ref;
    private final long since;
    private final Runnable onQueued;

    OfferedTask(Name activity, TaskRef ref, long since, Runnable onQueued) {
      this.activity = activity;
      this.ref = ref;
      this.since = since;
      this.onQueued = onQueued;
    }

    TaskQueues.Offer toOffer() {
      return new TaskQueues.Offer(ref, since);
    }

    @Override
    public TaskRef ref() {
      return ref;
    }

    /** One that was created in the very same millisecond may be another. */
    @Override
    public long activityWasThere() {
      return since - 1;
    }

    @Override
    public void decided() {
      // the commit that decided about the task has struck its entry from the outbox
      context.runOnContext(here -> moving--);
    }

    @Override
    public void putBack() {
      context.runOnContext(
          here -> {
            moving--;
            toQueue(this);
          });
    }
  }

  /** What is offered in one round is offered together: one call for many tasks. */
  private void toQueue(OfferedTask task) {
    if (offers.isEmpty()) {
      context.runOnContext(endOfRound -> queueAll());
    }
    offers.computeIfAbsent(task.activity, name -> new ArrayList<>()).add(task);
  }

  private void queueAll() {
    Map<Name, List<OfferedTask>> all = offers;
    offers = new HashMap<>();
    all.forEach(this::queue);
  }

  private void queue(Name activity, List<OfferedTask> tasks) {
    moving++;
    queues
        .offer(activity, tasks.stream().map(OfferedTask::toOffer).toList())
        .onSuccess(done -> tasks.forEach(task -> task.onQueued.run()))
        .onComplete(end -> moving--);
  }

  /** As {@link TaskMatcher#withdraw}. */
  Future<Void> withdraw(Name activity, TaskRef task) {
    // it may be among them, and must not come after its withdrawal
    held.putAllBack();
    moving++;
    Promise<Void> withdrawn = Promise.promise();
    context.runOnContext(
        here -> {
          queueAll();
          queues.withdraw(activity, task).onComplete(withdrawn);
        });
    return withdrawn.future().onComplete(end -> moving--);
  }
}
