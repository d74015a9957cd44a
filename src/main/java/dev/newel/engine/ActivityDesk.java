package dev.newel.engine;

import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineReply;
import dev.newel.engine.core.Stimulus;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.Taken;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The desk of one activity in this process: takes tasks from its queue for the polls that wait
 * here. While the queue is empty the store knows that this instance waits, and wakes it: idle polls
 * cost no calls.
 */
final class ActivityDesk {

  private static final int TASKS_PER_TAKE = 100;

  /** A look now and then finds what a paused instance was woken for, or took and never started. */
  private static final long LOOK_AGAIN_MS = 10_000;

  /** Clocks of instances differ a little. */
  private static final long PAST_LEASE_MS = 100;

  /** While the store is away. */
  private static final long TRY_AGAIN_MS = 250;

  /** Leases of decided tasks end with the next take, or after this long without one. */
  private static final long SETTLE_MS = 1_000;

  private final String activity;
  private final Vertx vertx;
  private final TaskQueues queues;
  private final Polls polls;
  private final EngineClient engines;
  private final RandomGenerator random;
  private final Clock clock;

  /** Polls that wait for what the queue has; the others are where tasks are handed to them. */
  private final Deque<Poll> arrivals = new ArrayDeque<>();

  private List<TaskRef> settled = new ArrayList<>();
  private boolean taking;
  private boolean waiting;

  /** Woken while a take was on its way: that one may not have seen the task. */
  private boolean wokenMeanwhile;

  /** When to look again without having been woken; 0 where that is not planned. */
  private long lookAt;

  private long lookTimer;
  private boolean settling;

  /** Tasks that were taken and are neither with a worker nor back in the queue. */
  private int inHand;

  /**
   * @param random where the tokens of hand-outs come from
   */
  ActivityDesk(
      String activity,
      Vertx vertx,
      TaskQueues queues,
      Polls polls,
      EngineClient engines,
      Clock clock,
      RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.activity = activity;
    this.vertx = vertx;
    this.queues = queues;
    this.polls = polls;
    this.engines = engines;
  }

  void add(Poll poll) {
    if (polls.isClosed()) {
      poll.expire();
    } else if (waiting) {
      polls.add(poll);
    } else {
      arrivals.add(poll);
      take();
    }
  }

  /** There may be something in the queue. */
  void woken() {
    waiting = false;
    wokenMeanwhile = taking;
    take();
  }

  /** Ends the polls, and lets another instance have what this one may be woken for. */
  void close() {
    arrivals.forEach(Poll::expire);
    if (waiting) {
      take();
    }
  }

  boolean isBusy() {
    return taking || inHand > 0;
  }

  void forgetEnded() {
    arrivals.removeIf(Poll::hasEnded);
    polls.forgetEnded(activity);
  }

  private void take() {
    if (taking) {
      return;
    }
    gather();
    int wanted = Math.min(arrivals.size(), TASKS_PER_TAKE);
    List<TaskRef> decided = settled;
    settled = new ArrayList<>();
    taking = true;
    waiting = false;
    // even with no poll left: the store must hear that this instance does not wait any more
    queues
        .take(activity, wanted, decided)
        .onComplete(
            tasks -> {
              if (tasks.succeeded()) {
                taken(wanted, tasks.result());
              } else {
                settled.addAll(decided);
                tryAgainLater();
              }
            });
  }

  /** Brings the polls back that waited elsewhere while the queue was empty: they came first. */
  private void gather() {
    Deque<Poll> first = new ArrayDeque<>();
    for (Poll poll = polls.take(activity); poll != null; poll = polls.take(activity)) {
      first.push(poll);
    }
    first.forEach(arrivals::addFirst);
    arrivals.removeIf(Poll::hasEnded);
  }

  private void taken(int wanted, Taken taken) {
    taking = false;
    taken.tasks().forEach(this::handOut);
    waiting = taken.tasks().size() < wanted && !wokenMeanwhile;
    wokenMeanwhile = false;
    if (waiting) {
      List<Poll> empty = List.copyOf(arrivals);
      arrivals.clear();
      empty.forEach(this::add);
      lookAgainLater(taken.leaseEnds());
    } else {
      takeIfWanted();
    }
  }

  private void takeIfWanted() {
    if (!arrivals.isEmpty()) {
      take();
    }
  }

  private @Nullable Poll claim() {
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
    Poll poll = claim();
    if (poll == null) {
      // the client it was taken for has gone
      putBack(task);
      return;
    }
    long token = random.nextLong();
    inHand++;
    engines
        .deliver(
            task.execution(),
            new Stimulus.TaskTaken(task.frame(), task.nonce(), token, poll.worker()),
            null)
        .onComplete(
            reply -> {
              EngineReply answer =
                  reply.succeeded()
                      ? reply.result()
                      : new EngineReply.Unavailable(String.valueOf(reply.cause().getMessage()));
              inHand--;
              decided(task, token, poll, answer);
            });
  }

  private void putBack(TaskRef task) {
    inHand++;
    queues.offer(activity, List.of(task)).onComplete(offered -> inHand--);
  }

  private void decided(TaskRef task, long token, Poll poll, EngineReply answer) {
    if (answer instanceof EngineReply.Taken taken) {
      settle(task);
      poll.answer(new EngineReply.Task(task.execution(), task.frame(), token, taken.input()));
      return;
    }
    if (answer instanceof EngineReply.Unavailable) {
      // whoever is offered one that was handed out after all is refused it
      putBack(task);
    } else {
      settle(task);
    }
    poll.release();
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
    if (!polls.isEmpty(activity)) {
      woken();
    }
  }
}
