package dev.newel.engine.activity;

import dev.newel.aws.Name;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.Expiries;
import dev.newel.engine.message.Expiring;
import dev.newel.store.StoreRetry;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine brings the tasks that it schedules and the polls that it is asked for: they meet
 * within the process, or by the queues of their activities. All of it is for the engine's event
 * loop.
 */
public final class TaskMatcher {

  /** A poll may end earlier by such a part of its time. */
  private static final long LOOKS = 60;

  private static final long MOST_LOOK_MS = 1_000;

  private final Vertx vertx;
  private final TaskQueues queues;
  private final ActivityMatchers matchers;
  private final StoreRetry retry;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final TaskOffers offers;
  private final Clock clock;
  private final long pollMillis;
  private final Context context;
  private final Map<Name, ActivityQueue> byActivity = new HashMap<>();

  private final Expiries<Waiting> polls;

  /**
   * A poll that waits for its time at most. Thousands end in a second, and the garbage collector
   * must not have all that belongs to them to copy until they are looked at.
   */
  private static final class Waiting extends Expiring {
    private final ActivityQueue queue;
    private volatile @Nullable Poll poll;

    private Waiting(Poll poll, ActivityQueue queue) {
      this.poll = poll;
      this.queue = queue;
      poll.onEnd(() -> this.poll = null);
    }

    @Override
    protected boolean isOver() {
      return poll == null;
    }

    @Override
    protected void expire() {
      Poll late = poll;
      if (late != null) {
        late.expire();
        queue.forget(late);
      }
    }
  }

  /**
   * A matcher that nobody has come to.
   *
   * @param matchers what the engines of the process share of it
   * @param random where the tokens of hand-outs come from
   * @param pollMillis how long a poll waits for a task
   */
  public TaskMatcher(
      Vertx vertx,
      TaskQueues queues,
      EngineClient engines,
      ActivityMatchers matchers,
      Clock clock,
      RandomGenerator random,
      long pollMillis) {
    this.vertx = vertx;
    this.queues = queues;
    this.matchers = matchers;
    this.retry = new StoreRetry(vertx, random);
    this.handOuts = new HandOuts(vertx, engines, random);
    this.held = new HeldTasks(vertx, clock);
    this.offers = new TaskOffers(vertx, queues, matchers, handOuts, held);
    this.clock = clock;
    this.pollMillis = pollMillis;
    this.polls = new Expiries<>(Math.max(1, Math.min(pollMillis / LOOKS, MOST_LOOK_MS)));
    polls.begin(vertx);
    this.context = vertx.getOrCreateContext();
    matchers.onClose(
        () -> context.runOnContext(now -> byActivity.values().forEach(ActivityQueue::close)));
  }

  /**
   * The poll that gets a task which this turn schedules, where one waits in the process; null where
   * none does, or the first is to be asked before. It is to be answered, or to wait on.
   */
  public @Nullable Poll claim(Name activity) {
    return matchers.of(activity).claimAtOnce();
  }

  /**
   * Brings a task to a poll that waits here, or that comes soon, or to its queue.
   *
   * @param since when it was scheduled, epoch milliseconds
   * @param onQueued to be run when it is in the queue; never where it met a poll before
   */
  public void offer(Name activity, TaskRef task, long since, Runnable onQueued) {
    offers.offer(activity, task, since, onQueued);
  }

  /** Takes a task back, which nobody may have any more. */
  public Future<Void> withdraw(Name activity, TaskRef task) {
    return offers.withdraw(activity, task);
  }

  /** A worker asks for a task. */
  public void poll(EngineRequest.Poll request, Consumer<EngineReply> reply) {
    ActivityQueue queue =
        byActivity.computeIfAbsent(
            request.activity(),
            name -> new ActivityQueue(name, vertx, queues, matchers, handOuts, held, clock, retry));
    Poll poll =
        new Poll(request, reply, waiting -> context.runOnContext(now -> queue.add(waiting)));
    polls.add(new Waiting(poll, queue), pollMillis);
    request
        .onClientGone()
        .accept(
            () -> {
              poll.expire();
              // the client goes on an event loop of its own
              context.runOnContext(here -> queue.forget(poll));
            });
    queue.add(poll);
  }

  /** A task waits in the queue of an activity, as another instance, or this one, has it. */
  public void woken(Name activity) {
    ActivityQueue queue = byActivity.get(activity);
    if (queue != null) {
      queue.woken();
    }
  }

  /** Whether anything is known of an activity. */
  public boolean knows(Name activity) {
    // another engine may have heard first of a deletion, and have forgotten the matcher for all
    return matchers.know(activity) || held.has(activity);
  }

  /** An activity was deleted, and what waits here is for nothing. */
  public void deleted(Name activity) {
    held.dropOlder(activity, Long.MAX_VALUE);
    ActivityQueue queue = byActivity.get(activity);
    if (queue != null) {
      queue.deleted();
      if (queue.isBusy()) {
        // what it has under way must find it
        return;
      }
      byActivity.remove(activity);
    }
    matchers.forget(activity);
  }

  /**
   * An activity is new, or may be: what waits here may be for one before it of the same name.
   *
   * @param created when it was, epoch milliseconds
   */
  public void created(Name activity, long created) {
    held.dropOlder(activity, created);
    ActivityQueue queue = byActivity.get(activity);
    if (queue != null) {
      queue.created(created);
    }
    // the new one does not know yet that this instance waits
    woken(activity);
  }

  /** Looks into all queues, as wake-ups may have been missed. */
  public void lookAgain() {
    byActivity.values().forEach(ActivityQueue::woken);
  }

  /** Whether no task is on its way to a poll, to a queue or from one. */
  public boolean isIdle() {
    return offers.isEmpty() && byActivity.values().stream().noneMatch(ActivityQueue::isBusy);
  }

  /** Ends the polls of the process, and brings to the queues what waits here for others. */
  public void close() {
    matchers.close();
    held.putAllBack();
  }
}
