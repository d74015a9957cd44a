package dev.newel.engine.activity;

import dev.newel.aws.Name;
import dev.newel.store.StoreRetry;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.Leased;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/**
 * The queue of one activity, as this process looks into it: leases tasks for the polls that wait
 * here. While the queue is empty the store knows that this instance waits, and wakes it: idle polls
 * cost no calls.
 */
final class ActivityQueue {

  private static final int TASKS_PER_LEASE = 100;

  private final Name activity;
  private final TaskQueues queues;
  private final ActivityMatchers matchers;
  private final ActivityMatcher matcher;
  private final ActivityPolls polls;
  private final Leases leases;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final Clock clock;
  private final StoreRetry retry;
  private final NextLook nextLook;
  private boolean leasing;

  /** How often the store has not answered, in a row. */
  private int failures;

  /** Woken while a call that leases was on its way: that one may not have seen the task. */
  private boolean wokenMeanwhile;

  /** A call that leases may have seen the queue of an activity before the one created then. */
  private long createdMeanwhile;

  ActivityQueue(
      Name activity,
      Vertx vertx,
      TaskQueues queues,
      ActivityMatchers matchers,
      HandOuts handOuts,
      HeldTasks held,
      Clock clock,
      StoreRetry retry) {
    this.activity = activity;
    this.queues = queues;
    this.matchers = matchers;
    this.matcher = matchers.of(activity);
    this.polls = new ActivityPolls(activity, matchers, handOuts);
    this.leases = new Leases(activity, vertx, queues, () -> leasing);
    this.handOuts = handOuts;
    this.held = held;
    this.clock = clock;
    this.retry = retry;
    this.nextLook = new NextLook(vertx, clock, this::look);
  }

  void add(Poll poll) {
    matcher.noteWorker(clock.millis());
    if (matchers.isClosed()) {
      poll.expire();
    } else {
      polls.meet(poll);
      leaseIfWanted();
    }
  }

  void forget(Poll ended) {
    polls.forget(ended);
  }

  /** There may be something in the queue. */
  void woken() {
    wokenMeanwhile = leasing;
    matcher.lookBehind();
    lease();
  }

  private void look() {
    if (matcher.waiting() > 0) {
      woken();
    } else {
      // the next poll looks, as this instance may not be woken much longer without
      matcher.lookBehind();
      if (matcher.share(clock.millis()) > 0) {
        lease();
      }
    }
  }

  /**
   * The activity is new, or may be. What is being leased may be of one before it, of the same name:
   * then it is left alone.
   *
   * @param created when it was, epoch milliseconds
   */
  void created(long created) {
    createdMeanwhile = leasing ? created : 0;
  }

  /** The activity was deleted: nobody gets a task of it any more. */
  void deleted() {
    created(Long.MAX_VALUE); // if ever again, then later than whatever is being leased
    polls.expireAll();
    matcher.close();
  }

  /** Ends the polls, and lets another instance have what this one may be woken for. */
  void close() {
    polls.expire();
    if (matcher.isOpen()) {
      lease();
    }
  }

  /** Whether tasks are on their way from the queue, or back. */
  boolean isBusy() {
    return leasing || !leases.isEmpty();
  }

  private void leaseIfWanted() {
    if (polls.needTheQueue()) {
      lease();
    }
  }

  private void lease() {
    if (leasing) {
      return;
    }
    boolean isShare = polls.waiting() == 0;
    int wanted = wanted();
    List<TaskRef> released = leases.toRelease();
    leasing = true;
    matcher.lookBehind();
    // even with no poll left: the store must hear that this instance does not wait any more
    queues
        .lease(activity, wanted, released)
        .onComplete(
            leased -> {
              if (leased.succeeded()) {
                leased(wanted, isShare, leased.result());
              } else {
                leases.notReleased(released);
                matcher.close();
                tryAgainLater();
              }
            });
  }

  /**
   * As many as there are polls, and as will come back soon: the fewer calls, the cheaper each.
   * Where no poll waits, as what is held here keeps all workers busy, a few all the same: what
   * waits in the queue would else be passed by for as long as that lasts.
   */
  private int wanted() {
    long now = clock.millis();
    int waiting = polls.waiting();
    int soon = waiting == 0 ? matcher.share(now) : Math.max(0, matcher.room(now));
    return Math.min(waiting + soon, TASKS_PER_LEASE);
  }

  private void leased(int wanted, boolean isShare, Leased leased) {
    leasing = false;
    failures = 0;
    boolean again = wokenMeanwhile;
    wokenMeanwhile = false;
    List<TaskRef> tasks = leased.created() < createdMeanwhile ? List.of() : leased.tasks();
    createdMeanwhile = 0;
    tasks.forEach(task -> handOut(leases.begin(task, leased.created())));
    if (wanted > 0 && tasks.size() == wanted && isShare) {
      nextLook.planSoon();
    } else if (wanted > 0 && tasks.size() == wanted) {
      matcher.close();
    } else if (wanted > 0 && !again) {
      matcher.open();
      nextLook.plan(leased.leaseMillis());
    }
    polls.meetAgain();
    if (again) {
      // even with no poll left: what it was woken for is somebody else's then
      lease();
    } else {
      leaseIfWanted();
    }
  }

  private void tryAgainLater() {
    retry.later(
        failures++,
        () -> {
          leasing = false;
          wokenMeanwhile = false;
          createdMeanwhile = 0;
          leaseIfWanted();
        });
  }

  private void handOut(WaitingTask task) {
    Poll poll = polls.claim();
    if (poll == null) {
      held.keep(matcher, task);
    } else if (!poll.accepts(task)) {
      task.putBack();
      poll.waitOn();
    } else {
      handOuts.give(task, poll);
    }
  }
}
