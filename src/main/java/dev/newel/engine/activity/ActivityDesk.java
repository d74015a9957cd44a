package dev.newel.engine.activity;

import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.Taken;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk of one activity in this process: takes tasks from its queue for the polls that wait
 * here. While the queue is empty the store knows that this instance waits, and wakes it: idle polls
 * cost no calls.
 */
final class ActivityDesk {

  private static final int TASKS_PER_TAKE = 100;

  /** The place in the queue of what was taken from it before. */
  private static final long FIRST = 0;

  /** A look now and then finds what a paused instance was woken for, or took and never started. */
  private static final long LOOK_AGAIN_MS = 10_000;

  /** So that it has surely ended. */
  private static final long PAST_LEASE_MS = 100;

  /** While the store is away. */
  private static final long TRY_AGAIN_MS = 250;

  /** Leases of decided tasks end with the next take, or after this long without one. */
  private static final long SETTLE_MS = 1_000;

  private final String activity;
  private final Vertx vertx;
  private final TaskQueues queues;
  private final Exchanges exchanges;
  private final Exchange exchange;
  private final HandOuts handOuts;
  private final HeldTasks held;
  private final Clock clock;

  /** Polls that came while the exchange was not open; the others wait there. */
  private final Deque<Poll> arrivals = new ArrayDeque<>();

  private List<TaskRef> settled = new ArrayList<>();
  private boolean taking;

  /** Woken while a take was on its way: that one may not have seen the task. */
  private boolean wokenMeanwhile;

  /** When to look again without having been woken; 0 where that is not planned. */
  private long lookAt;

  private long lookTimer;
  private boolean settling;

  /** Tasks that were taken and are neither with a worker nor back in the queue. */
  private int inHand;

  ActivityDesk(
      String activity,
      Vertx vertx,
      TaskQueues queues,
      Exchanges exchanges,
      HandOuts handOuts,
      HeldTasks held,
      Clock clock) {
    this.activity = activity;
    this.vertx = vertx;
    this.queues = queues;
    this.exchanges = exchanges;
    this.exchange = exchanges.of(activity);
    this.handOuts = handOuts;
    this.held = held;
    this.clock = clock;
  }

  void add(Poll poll) {
    exchange.noteWorker(clock.millis());
    if (exchanges.isClosed()) {
      poll.expire();
    } else {
      place(poll);
    }
  }

  private void place(Poll poll) {
    meet(poll);
    takeIfWanted();
  }

  /** Brings a poll to a task that waits here, or has it wait. */
  private void meet(Poll poll) {
    HeldTask task = exchange.meet(poll);
    if (task != null) {
      give(task.origin(), poll);
    } else if (!exchange.isOpen()) {
      arrivals.add(poll);
    } else if (exchanges.isClosed()) {
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
    wokenMeanwhile = taking;
    exchange.lookBehind();
    take();
  }

  /** Ends the polls, and lets another instance have what this one may be woken for. */
  void close() {
    arrivals.forEach(Poll::expire);
    if (exchange.isOpen()) {
      take();
    }
  }

  boolean isBusy() {
    return taking || inHand > 0;
  }

  void forget(Poll ended) {
    arrivals.remove(ended);
    exchange.forget(ended);
  }

  private void take() {
    if (taking) {
      return;
    }
    int wanted = wanted();
    List<TaskRef> decided = settled;
    settled = new ArrayList<>();
    taking = true;
    exchange.lookBehind();
    // even with no poll left: the store must hear that this instance does not wait any more
    queues
        .take(activity, wanted, decided)
        .onComplete(
            tasks -> {
              if (tasks.succeeded()) {
                taken(wanted, tasks.result());
              } else {
                settled.addAll(decided);
                exchange.close();
                tryAgainLater();
              }
            });
  }

  /** As many as there are polls, and as will come back soon: the fewer takes, the cheaper each. */
  private int wanted() {
    int waiting = exchange.waiting() + arrivals.size();
    int soon = waiting == 0 ? 0 : Math.max(0, exchange.room(clock.millis()));
    return Math.min(waiting + soon, TASKS_PER_TAKE);
  }

  private void taken(int wanted, Taken taken) {
    taking = false;
    boolean again = wokenMeanwhile;
    wokenMeanwhile = false;
    taken.tasks().forEach(this::handOut);
    if (wanted > 0 && taken.tasks().size() == wanted) {
      exchange.close();
    } else if (wanted > 0 && !again) {
      exchange.open();
      lookAgainLater(taken.leaseMillis());
    }
    List<Poll> unserved = List.copyOf(arrivals);
    arrivals.clear();
    unserved.forEach(this::meet);
    if (again) {
      // even with no poll left: what it was woken for is somebody else's then
      take();
    } else {
      takeIfWanted();
    }
  }

  private void takeIfWanted() {
    if (!arrivals.isEmpty() || (!exchange.isOpen() && exchange.waiting() > 0)) {
      take();
    }
  }

  /** The poll that has waited longest, claimed: those at the exchange came first. */
  private @Nullable Poll claim() {
    Poll first = exchange.claim();
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
    vertx.setTimer(
        TRY_AGAIN_MS,
        timer -> {
          taking = false;
          wokenMeanwhile = false;
          takeIfWanted();
        });
  }

  private void handOut(TaskRef task) {
    inHand++;
    Leased leased = new Leased(task);
    Poll poll = claim();
    if (poll == null) {
      held.keep(exchange, leased);
    } else {
      handOuts.give(leased, poll);
    }
  }

  /** A task from the queue, which has it back when its lease ends. */
  private final class Leased implements HandOuts.Origin {
    private final TaskRef task;

    Leased(TaskRef task) {
      this.task = task;
    }

    @Override
    public TaskRef task() {
      return task;
    }

    @Override
    public void settle() {
      inHand--;
      ActivityDesk.this.settle(task);
    }

    @Override
    public void putBack() {
      inHand--;
      ActivityDesk.this.putBack(task);
    }
  }

  private void putBack(TaskRef task) {
    inHand++;
    queues.offer(activity, List.of(task), FIRST).onComplete(offered -> inHand--);
  }

  private void settle(TaskRef task) {
    settled.add(task);
    if (!settling) {
      settling = true;
      vertx.setTimer(
          SETTLE_MS,
          timer -> {
            settling = false;
            if (!settled.isEmpty() && !taking) {
              settleAlone();
            }
          });
    }
  }

  /** A take of nothing would end the waiting of this instance, so this is no take. */
  private void settleAlone() {
    List<TaskRef> decided = settled;
    settled = new ArrayList<>();
    queues.settle(activity, decided).onFailure(lost -> settled.addAll(decided));
  }

  /**
   * Looks again soon enough for what an instance took and never started.
   *
   * @param leaseMillis in how long the first lease ends; 0 where there is none
   */
  private void lookAgainLater(long leaseMillis) {
    long now = clock.millis();
    long at = now + LOOK_AGAIN_MS;
    if (leaseMillis != 0) {
      at = Math.min(at, now + leaseMillis + PAST_LEASE_MS);
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
    if (exchange.waiting() > 0) {
      woken();
    } else {
      // the next poll looks, as this instance may not be woken much longer without
      exchange.lookBehind();
    }
  }
}
