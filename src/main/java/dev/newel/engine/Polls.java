package dev.newel.engine;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The polls that wait in this process for activities whose queues are known to be empty. Shared by
 * its engines, so that the one that schedules a task can hand it to a poll that another one holds.
 * While a queue is not empty its desk keeps the polls: what waits there comes first.
 */
public final class Polls {

  private final Map<String, Deque<Poll>> waiting = new ConcurrentHashMap<>();
  private final List<Runnable> closers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  void add(Poll poll) {
    waiting.computeIfAbsent(poll.activity(), name -> new ConcurrentLinkedDeque<>()).add(poll);
    if (closed) {
      poll.expire();
    }
  }

  /** The poll that has waited longest, claimed; null where none does. */
  @Nullable Poll claim(String activity) {
    for (Poll poll = take(activity); poll != null; poll = take(activity)) {
      if (poll.claim()) {
        return poll;
      }
    }
    return null;
  }

  /** The poll that has waited longest, unclaimed; null where none does. */
  @Nullable Poll take(String activity) {
    Deque<Poll> polls = waiting.get(activity);
    return polls == null ? null : polls.poll();
  }

  boolean isEmpty(String activity) {
    Deque<Poll> polls = waiting.get(activity);
    return polls == null || polls.isEmpty();
  }

  /** Lets go of polls that have ended; the oldest end first. */
  void forgetEnded(String activity) {
    Deque<Poll> polls = waiting.get(activity);
    if (polls != null) {
      for (Poll oldest = polls.peek(); oldest != null && oldest.hasEnded(); oldest = polls.peek()) {
        polls.remove(oldest);
      }
    }
  }

  /** Gives an engine the occasion to end the polls that it keeps itself, as the process stops. */
  void onClose(Runnable task) {
    closers.add(task);
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends all polls with no task, those that are still to come too, as the process stops. */
  public void close() {
    closed = true;
    closers.forEach(Runnable::run);
    waiting.values().forEach(polls -> polls.forEach(Poll::expire));
  }
}
