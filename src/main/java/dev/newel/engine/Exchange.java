package dev.newel.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the polls and the tasks of one activity meet within the process, without its queue in the
 * store. It is open while that queue is known to be empty and the store would wake this instance:
 * then what meets here is the oldest there is. While it is closed its desk keeps the polls, and
 * what is scheduled goes to the queue.
 *
 * <p>Shared by the engines of the process: one has the activity's desk, which alone opens and
 * closes it and takes tasks from it; any may schedule its tasks.
 */
final class Exchange {

  private final Deque<Poll> polls = new ArrayDeque<>();
  private final Deque<HeldTask> tasks = new ArrayDeque<>();
  private final Demand demand = new Demand(HeldTasks.HOLD_MS);
  private boolean open;

  synchronized void open() {
    open = true;
  }

  synchronized void close() {
    open = false;
  }

  synchronized boolean isOpen() {
    return open;
  }

  /** A worker has come, at this time. */
  synchronized void noteWorker(long now) {
    demand.note(now);
  }

  /** How many tasks more would meet a worker here well before their time is up. */
  synchronized int room(long now) {
    return demand.expected(now) / 2 - tasks.size();
  }

  /** The task that has been here longest, claimed; else the poll waits here, where this is open. */
  synchronized @Nullable HeldTask meet(Poll poll) {
    for (HeldTask task = tasks.poll(); task != null; task = tasks.poll()) {
      if (task.claim()) {
        return task;
      }
    }
    if (open) {
      polls.add(poll);
    }
    return null;
  }

  /**
   * Keeps a task for the worker that comes next; false where one waits already, where none is
   * expected soon, or while this is closed.
   */
  synchronized boolean hold(HeldTask task) {
    return open && polls.isEmpty() && room(task.since()) > 0 && tasks.add(task);
  }

  /** Keeps a task that came from the queue, behind those that are here already. */
  synchronized void keep(HeldTask task) {
    tasks.add(task);
  }

  /** The poll that has waited longest, claimed; null where none does. */
  @Nullable Poll claim() {
    for (Poll poll = take(); poll != null; poll = take()) {
      if (poll.claim()) {
        return poll;
      }
    }
    return null;
  }

  private synchronized @Nullable Poll take() {
    return polls.poll();
  }

  /** Takes all polls away, the oldest first. */
  synchronized List<Poll> takePolls() {
    List<Poll> all = new ArrayList<>(polls);
    polls.clear();
    return all;
  }

  synchronized boolean hasPolls() {
    return !polls.isEmpty();
  }

  /** Lets go of polls that have ended; the oldest end first. */
  synchronized void forgetEnded() {
    for (Poll oldest = polls.peek(); oldest != null && oldest.hasEnded(); oldest = polls.peek()) {
      polls.remove();
    }
  }
}
