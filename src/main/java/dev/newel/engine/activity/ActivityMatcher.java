package dev.newel.engine.activity;

import dev.newel.aws.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the polls and the tasks of one activity meet within the process, without its queue in the
 * store. It is open while that queue is known to be empty and the store would wake this instance:
 * then what meets here is the oldest there is. While this instance looks into the queue again new
 * polls are kept there, but tasks go on being held here: sent to the queue, they would have other
 * instances look there in turn, and nobody's tasks would stay where their workers are. While there
 * is more in the queue than this instance can lease it is closed: what is scheduled goes behind
 * that.
 *
 * <p>Shared by the engines of the process: one looks into the activity's queue, and alone opens and
 * closes it and leases tasks from it; any may schedule its tasks.
 */
final class ActivityMatcher {

  /** With fewer workers nothing is held, and each looks into the queue. */
  private static final int FEW = 2;

  /** What waits in the queue gets one of so many workers at least. */
  private static final int SHARE = 8;

  private final Name activity;

  /** The oldest first; thousands of them, and any may leave. */
  private final Set<Poll> polls = new LinkedHashSet<>();

  private final Deque<HeldTask> tasks = new ArrayDeque<>();
  private final Demand demand = new Demand(HeldTasks.HOLD_MS);
  private State state = State.CLOSED;

  private enum State {
    OPEN,
    LOOKED_BEHIND,
    CLOSED
  }

  ActivityMatcher(Name activity) {
    this.activity = activity;
  }

  Name activity() {
    return activity;
  }

  /** The queue is empty, and this instance is woken when it is not. */
  synchronized void open() {
    state = State.OPEN;
  }

  /** The queue may have something, and will be looked into. */
  synchronized void lookBehind() {
    if (state == State.OPEN) {
      state = State.LOOKED_BEHIND;
    }
  }

  /** The queue has more than this instance leases, or nobody knows. */
  synchronized void close() {
    state = State.CLOSED;
  }

  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** A worker has come, at this time. */
  synchronized void noteWorker(long now) {
    demand.note(now);
  }

  /** How many tasks more would meet a worker here well before their time is up. */
  synchronized int room(long now) {
    return demand.expected(now) / 2 - tasks.size();
  }

  /**
   * How many tasks of the queue get a part in the workers that come back soon, where what is held
   * here keeps them all busy; 0 where none comes back soon.
   */
  synchronized int share(long now) {
    int expected = demand.expected(now);
    return expected < FEW ? 0 : Math.max(1, expected / SHARE);
  }

  /**
   * The task that has been here longest, claimed; else the poll waits here, where this is open.
   * What may be for an activity before the poll's, of the same name, goes to the queue, which
   * knows.
   */
  synchronized @Nullable HeldTask meet(Poll poll) {
    for (HeldTask task = tasks.poll(); task != null; task = tasks.poll()) {
      if (task.claim()) {
        if (task.isFor(poll)) {
          return task;
        }
        task.task().putBack();
      }
    }
    if (state == State.OPEN) {
      polls.add(poll);
    }
    return null;
  }

  /**
   * Keeps a task for the worker that comes next; false where one waits already, where none is
   * expected soon, or while this is closed.
   */
  synchronized boolean hold(HeldTask task) {
    return state != State.CLOSED && polls.isEmpty() && room(task.since()) > 0 && tasks.add(task);
  }

  /** Keeps a task that came from the queue, behind those that are here already. */
  synchronized void keep(HeldTask task) {
    tasks.add(task);
  }

  /** The poll that has waited longest, claimed; null where none does. */
  @Nullable Poll claim() {
    for (Poll poll = next(); poll != null; poll = next()) {
      if (poll.claim()) {
        return poll;
      }
    }
    return null;
  }

  /** The same for a turn, which cannot wait: null too where the client is to be asked first. */
  @Nullable Poll claimAtOnce() {
    for (Poll poll = nextAtOnce(); poll != null; poll = nextAtOnce()) {
      if (poll.claim()) {
        return poll;
      }
    }
    return null;
  }

  private synchronized @Nullable Poll next() {
    Iterator<Poll> all = polls.iterator();
    if (!all.hasNext()) {
      return null;
    }
    Poll oldest = all.next();
    all.remove();
    return oldest;
  }

  private synchronized @Nullable Poll nextAtOnce() {
    Iterator<Poll> all = polls.iterator();
    return all.hasNext() && !all.next().asksFirst() ? next() : null;
  }

  /** Takes all polls away, the oldest first. */
  synchronized List<Poll> takePolls() {
    List<Poll> all = new ArrayList<>(polls);
    polls.clear();
    return all;
  }

  /** How many polls wait here. */
  synchronized int waiting() {
    return polls.size();
  }

  /** Lets go of a poll that has ended. */
  synchronized void forget(Poll ended) {
    polls.remove(ended);
  }
}
