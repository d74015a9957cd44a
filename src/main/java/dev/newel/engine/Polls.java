package dev.newel.engine;

import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The polls that wait in this process, by activity. Shared by its engines, so that the one that
 * schedules a task can hand it to a poll that another one holds.
 */
public final class Polls {

  private final Map<String, Deque<Poll>> waiting = new ConcurrentHashMap<>();

  void add(Poll poll) {
    waiting.computeIfAbsent(poll.activity(), name -> new ConcurrentLinkedDeque<>()).add(poll);
  }

  /** The poll that has waited longest; null where none does. */
  @Nullable Poll claim(String activity) {
    Deque<Poll> polls = waiting.get(activity);
    if (polls == null) {
      return null;
    }
    for (Poll poll = polls.poll(); poll != null; poll = polls.poll()) {
      if (poll.claim()) {
        return poll;
      }
    }
    return null;
  }

  /** Puts a claimed poll back where it was. */
  void release(Poll poll) {
    poll.release();
    waiting.computeIfAbsent(poll.activity(), name -> new ConcurrentLinkedDeque<>()).addFirst(poll);
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

  /** How many wait for an activity, counted up to a bound. */
  int count(String activity, int bound) {
    Deque<Poll> polls = waiting.get(activity);
    int count = 0;
    if (polls != null) {
      for (Iterator<Poll> each = polls.iterator(); each.hasNext() && count < bound; ) {
        if (each.next().isWaiting()) {
          count++;
        }
      }
    }
    return count;
  }

  /** Ends all polls with no task, as the process stops. */
  public void expireAll() {
    waiting.values().forEach(polls -> polls.forEach(Poll::expire));
  }
}
