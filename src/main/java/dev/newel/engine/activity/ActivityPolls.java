package dev.newel.engine.activity;

import dev.newel.aws.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The polls for tasks of one activity. They wait at its matcher while that is open; those that come
 * while it is not wait here for what its queue has.
 */
final class ActivityPolls {

  private final ActivityMatchers matchers;
  private final ActivityMatcher matcher;
  private final HandOuts handOuts;
  private final Deque<Poll> arrivals = new ArrayDeque<>();

  ActivityPolls(Name activity, ActivityMatchers matchers, HandOuts handOuts) {
    this.matchers = matchers;
    this.matcher = matchers.of(activity);
    this.handOuts = handOuts;
  }

  /** Brings a poll to a task that waits here, or has it wait. */
  void meet(Poll poll) {
    HeldTask held = matcher.meet(poll);
    if (held != null) {
      give(held.task(), poll);
    } else if (!matcher.isOpen()) {
      arrivals.add(poll);
    } else if (matchers.isClosed()) {
      // closed since it was looked at: nobody else ends a poll that came in between
      poll.expire();
    }
  }

  private void give(WaitingTask task, Poll poll) {
    if (poll.claim()) {
      handOuts.give(task, poll);
    } else {
      task.putBack();
    }
  }

  /** Brings those that wait here to the matcher, which may be open now. */
  void meetAgain() {
    List<Poll> unserved = List.copyOf(arrivals);
    arrivals.clear();
    unserved.forEach(this::meet);
  }

  /** The poll that has waited longest, claimed: those at the matcher came first. */
  @Nullable Poll claim() {
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

  int waiting() {
    return matcher.waiting() + arrivals.size();
  }

  /** Whether polls wait that nobody but the queue has a task for, as far as is known. */
  boolean needTheQueue() {
    return !arrivals.isEmpty() || (!matcher.isOpen() && matcher.waiting() > 0);
  }

  /** Lets go of a poll that has ended. */
  void forget(Poll ended) {
    arrivals.remove(ended);
    matcher.forget(ended);
  }

  /** Ends all with no task, as the activity is no more. */
  void expireAll() {
    matcher.takePolls().forEach(Poll::expire);
    expire();
    arrivals.clear();
  }

  /** Ends those that wait here with no task. */
  void expire() {
    arrivals.forEach(Poll::expire);
  }
}
