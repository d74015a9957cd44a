package dev.newel.engine;

import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineReply;
import dev.newel.engine.core.Stimulus;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * The desk of one activity in this process: takes tasks from its queue for the polls that wait
 * here. While the queue is empty the store knows that this instance waits, and wakes it: idle polls
 * cost no calls.
 */
final class ActivityDesk {

  private static final int TASKS_PER_TAKE = 100;

  /** A look now and then finds what a paused instance was woken for, or took and never started. */
  private static final long LOOK_AGAIN_MS = 10_000;

  /** Leases of decided tasks end with the next take, or after this long without one. */
  private static final long SETTLE_MS = 1_000;

  private final String activity;
  private final Vertx vertx;
  private final TaskQueues queues;
  private final Polls polls;
  private final EngineClient engines;

  private List<TaskRef> settled = new ArrayList<>();
  private boolean taking;
  private boolean waiting;
  private boolean looking;
  private boolean settling;

  ActivityDesk(String activity, Vertx vertx, TaskQueues queues, Polls polls, EngineClient engines) {
    this.activity = activity;
    this.vertx = vertx;
    this.queues = queues;
    this.polls = polls;
    this.engines = engines;
  }

  void add(Poll poll) {
    polls.add(poll);
    if (!waiting) {
      take();
    }
  }

  void woken() {
    waiting = false;
    take();
  }

  private void take() {
    if (taking) {
      return;
    }
    int wanted = polls.count(activity, TASKS_PER_TAKE);
    List<TaskRef> decided = settled;
    settled = new ArrayList<>();
    taking = true;
    // even with no poll left: the store must hear that this instance does not wait any more
    queues
        .take(activity, wanted, decided)
        .onComplete(
            tasks -> {
              taking = false;
              if (tasks.failed()) {
                settled.addAll(decided);
                return;
              }
              waiting = wanted > 0 && tasks.result().size() < wanted;
              tasks.result().forEach(this::handOut);
              if (waiting) {
                lookAgainLater();
              } else if (wanted > 0 && polls.count(activity, 1) > 0) {
                take();
              }
            });
  }

  private void handOut(TaskRef task) {
    Poll poll = polls.claim(activity);
    if (poll == null) {
      // the poll it was taken for has got another task, or its client has gone
      queues.offer(activity, task);
      return;
    }
    engines
        .deliver(
            task.execution(),
            new Stimulus.TaskTaken(task.frame(), task.nonce(), poll.worker()),
            null)
        .onComplete(
            reply -> {
              EngineReply answer =
                  reply.succeeded()
                      ? reply.result()
                      : new EngineReply.Unavailable(String.valueOf(reply.cause().getMessage()));
              decided(task, poll, answer);
            });
  }

  private void decided(TaskRef task, Poll poll, EngineReply answer) {
    if (answer instanceof EngineReply.Taken taken) {
      settle(task);
      poll.answer(
          new EngineReply.Task(task.execution(), task.frame(), task.nonce(), taken.input()));
      return;
    }
    if (!(answer instanceof EngineReply.Unavailable)) {
      settle(task);
    }
    polls.release(poll);
    if (!waiting) {
      take();
    }
  }

  private void settle(TaskRef task) {
    settled.add(task);
    if (!settling) {
      settling = true;
      vertx.setTimer(
          SETTLE_MS,
          timer -> {
            settling = false;
            if (!settled.isEmpty()) {
              take();
            }
          });
    }
  }

  private void lookAgainLater() {
    if (!looking) {
      looking = true;
      vertx.setTimer(
          LOOK_AGAIN_MS,
          timer -> {
            looking = false;
            if (polls.count(activity, 1) > 0) {
              take();
            }
          });
    }
  }
}
