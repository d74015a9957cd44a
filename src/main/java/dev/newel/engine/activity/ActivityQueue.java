package dev.newel.engine.activity;

import dev.newel.store.StoreRetry;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.Leased;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one activity, as this process looks into it: leases tasks for the polls that wait
 * here. While the queue is empty the store knows that this instance waits, and wakes it: idle polls
 * cost no calls.
 */
final class ActivityQueue {

  private static final int TASKS_PER_LEASE = 100;

  /** The place in the queue of what was taken from it before. */
  private static final long FIRST = 0;

  /** A look now and then finds what a paused instance was woken for, or took and never started. */
  private static final long LOOK_AGAIN_MS = 10_000;

  /** Clocks of instances differ a little. */
  private static final long PAST_LEASE_MS = 100;

  /** Leases of decided tasks end with the next take, or after this long without one. */
  private static final long RELEASE_MS = 1_000;

  private final String activity;
  private final Vertx vertx;
  private final TaskQueues queues;
  private final ActivityMatchers matchers;
  private final ActivityMatcher matcher;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final Clock clock;

  /** Polls that came while the matcher was not open; the others wait there. */
  private final Deque<Poll> arrivals = new ArrayDeque<>();

  private List<TaskRef> released = new ArrayList<>();
  private boolean leasing;

  /** Woken while a take was on its way: that one may not have seen the task. */
  private boolean wokenMeanwhile;

  /** When to look again without having been woken; 0 where that is not planned. */
  private long lookAt;

  private long lookTimer;
  private boolean releasing;

  /** Tasks that were taken and are neither with a worker nor back in the queue. */
  private int inHand;

  ActivityQueue(
      String activity,
      Vertx vertx,
      TaskQueues queues,
      ActivityMatchers matchers,
      HandOuts handOuts,
      HeldTasks held,
      Clock clock) {
    this.activity = activity;
    this.vertx = vertx;
    this.queues = queues;
    this.matchers = matchers;
    this.matcher = matchers.of(activity);
    this.handOuts = handOuts;
    this.held = held;
    this.clock = clock;
  }

  void add(Poll poll) {
    matcher.noteWorker(clock.millis());
    if (matchers.isClosed()) {
      poll.expire();
    } else {
      place(poll);
    }
  }

  private void place(Poll poll) {
    meet(poll);
    leaseIfWanted();
  }

  /** Brings a poll to a task that waits here, or has it wait. */
  private void meet(Poll poll) {
    HeldTask task = matcher.meet(poll);
    if (task != null) {
      give(task.origin(), poll);
    } else if (!matcher.isOpen()) {
      arrivals.add(poll);
    } else if (matchers.isClosed()) {
      // closed since it was looked at: nobody else ends a poll that came in between
      poll.expire();
    }
  }

  private void give(HandOuts.Origin task, Poll poll) {
    if (poll.claim()) {
      handOuts.give(task, poll);
    } else {
      task.putBack();
    }
  }

  /** There may be something in the queue. */
  void woken() {
    wokenMeanwhile = leasing;
    matcher.lookBehind();
    lease();
  }

  /** Ends the polls, and lets another instance have what this one may be woken for. */
  void close() {
    arrivals.forEach(Poll::expire);
    if (matcher.isOpen()) {
      lease();
    }
  }

  boolean isBusy() {
    return leasing || inHand > 0;
  }

  void forget(Poll ended) {
    arrivals.remove(ended);
    matcher.forget(ended);
  }

  private void lease() {
    if (leasing) {
      return;
    }
    int wanted = wanted();
    List<TaskRef> toRelease = released;
    released = new ArrayList<>();
    leasing = true;
    matcher.lookBehind();
    // even with no poll left: the store must hear that this instance does not wait any more
    queues
        .lease(activity, wanted, toRelease)
        .onComplete(
            tasks -> {
              if (tasks.succeeded()) {
                leased(wanted, tasks.result());
              } else {
                released.addAll(toRelease);
                matcher.close();
                tryAgainLater();
              }
            });
  }

  /** As many as there are polls, and as will come back soon: the fewer takes, the cheaper each. */
  private int wanted() {
    int waiting = matcher.waiting() + arrivals.size();
    int soon = waiting == 0 ? 0 : Math.max(0, matcher.room(clock.millis()));
    return Math.min(waiting + soon, TASKS_PER_LEASE);
  }

  private void leased(int wanted, Leased answer) {
    leasing = false;
    boolean again = wokenMeanwhile;
    wokenMeanwhile = false;
    answer.tasks().forEach(this::handOut);
    if (wanted > 0 && answer.tasks().size() == wanted) {
      matcher.close();
    } else if (wanted > 0 && !again) {
      matcher.open();
      lookAgainLater(answer.leaseEnds());
    }
    List<Poll> unserved = List.copyOf(arrivals);
    arrivals.clear();
    unserved.forEach(this::meet);
    if (again) {
      // even with no poll left: what it was woken for is somebody else's then
      lease();
    } else {
      leaseIfWanted();
    }
  }

  private void leaseIfWanted() {
    if (!arrivals.isEmpty() || (!matcher.isOpen() && matcher.waiting() > 0)) {
      lease();
    }
  }

  /** The poll that has waited longest, claimed: those at the matcher came first. */
  private @Nullable Poll claim() {
    Poll first = matcher.claim();
    if (first != null) {
      return first;
    }
    for (Poll poll = arrivals.poll(); poll != null; poll = arrivals.poll()) {
      if (poll.claim()) {
        return poll;
      }
    }
    return null;
  }

  private void tryAgainLater() {
    new StoreRetry(vertx)
        .later(
            () -> {
              leasing = false;
              wokenMeanwhile = false;
              leaseIfWanted();
            });
  }

  private void handOut(TaskRef task) {
    inHand++;
    LeasedTask leased = new LeasedTask(task);
    Poll poll = claim();
    if (poll == null) {
      held.keep(matcher, leased);
    } else {
      handOuts.give(leased, poll);
    }
  }

  /** A task from the queue, which has it back when its lease ends. */
  private final class LeasedTask implements HandOuts.Origin {
    private final TaskRef task;

    LeasedTask(TaskRef task) {
      this.task = task;
    }

    @Override
    public TaskRef task() {
      return task;
    }

    @Override
    public void decided() {
      inHand--;
      ActivityQueue.this.release(task);
    }

    @Override
    public void putBack() {
      inHand--;
      ActivityQueue.this.putBack(task);
    }
  }

  private void putBack(TaskRef task) {
    inHand++;
    queues.offer(activity, List.of(task), FIRST).onComplete(offered -> inHand--);
  }

  private void release(TaskRef task) {
    released.add(task);
    if (!releasing) {
      releasing = true;
      vertx.setTimer(
          RELEASE_MS,
          timer -> {
            releasing = false;
            if (!released.isEmpty() && !leasing) {
              releaseAlone();
            }
          });
    }
  }

  /** A take of nothing would end the waiting of this instance, so this is no take. */
  private void releaseAlone() {
    List<TaskRef> toRelease = released;
    released = new ArrayList<>();
    queues.release(activity, toRelease).onFailure(lost -> released.addAll(toRelease));
  }

  /**
   * Looks again soon enough for what an instance took and never started.
   *
   * @param leaseEnds when the first lease does; 0 where there is none
   */
  private void lookAgainLater(long leaseEnds) {
    long now = clock.millis();
    long at = now + LOOK_AGAIN_MS;
    if (leaseEnds != 0) {
      at = Math.min(at, Math.max(leaseEnds, now) + PAST_LEASE_MS);
    }
    if (lookAt != 0) {
      if (lookAt <= at) {
        return;
      }
      vertx.cancelTimer(lookTimer);
    }
    lookAt = at;
    lookTimer = vertx.setTimer(at - now, timer -> look());
  }

  private void look() {
    lookAt = 0;
    if (matcher.waiting() > 0) {
      woken();
    } else {
      // the next poll looks, as this instance may not be woken much longer without
      matcher.lookBehind();
    }
  }
}
