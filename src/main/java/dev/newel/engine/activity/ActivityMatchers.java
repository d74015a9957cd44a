package dev.newel.engine.activity;

import dev.newel.aws.Name;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The matchers of all activities, shared by the engines of a process. Each engine gets to them by
 * its {@link TaskMatcher}.
 */
public final class ActivityMatchers {

  private final Map<Name, ActivityMatcher> matchers = new ConcurrentHashMap<>();
  private final List<Runnable> closers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** The matcher of an activity, which stays the same while the activity is there. */
  ActivityMatcher of(Name activity) {
    return matchers.computeIfAbsent(activity, ActivityMatcher::new);
  }

  /** Lets go of what is known of an activity that was deleted. */
  void forget(Name activity) {
    matchers.remove(activity);
  }

  /** Whether anything is known of an activity. */
  boolean know(Name activity) {
    return matchers.containsKey(activity);
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
    matchers.values().forEach(matcher -> matcher.takePolls().forEach(Poll::expire));
  }
}
