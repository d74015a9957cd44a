package dev.newel.console.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this instance has seen of activities in the last hour: who polled, what was done, and what
 * waited. Nobody else knows it, and it ends with the instance. For any thread.
 */
public final class ActivityBook {

  private static final int MOST_ACTIVITIES = 10_000;
  private static final int FEW_WORKERS = 20;

  private final Clock clock;
  private final Map<Name, Seen> byActivity = new HashMap<>();

  /** What was seen of an activity. */
  private static final class Seen {
    private final Workers workers = new Workers();
    private final Minutes minutes = new Minutes();
  }

  public ActivityBook(Clock clock) {
    this.clock = clock;
  }

  /**
   * A worker polls.
   *
   * @param worker null for one without a name
   */
  public synchronized void polled(Name activity, @Nullable String worker) {
    of(activity).workers.polled(worker == null ? "" : worker, clock.millis());
  }

  /**
   * That poll has ended.
   *
   * @param refused whether there is no such activity: then there is nothing to be known of it
   */
  public synchronized void answered(Name activity, @Nullable String worker, boolean refused) {
    Seen seen = of(activity);
    seen.workers.answered(worker == null ? "" : worker, clock.millis());
    if (refused && seen.workers.waiting() == 0) {
      byActivity.remove(activity);
    }
  }

  synchronized void started(Name activity) {
    of(activity).minutes.started(clock.millis());
  }

  synchronized void ended(Name activity, boolean hasFailed) {
    of(activity).minutes.ended(clock.millis(), hasFailed);
  }

  /** So many tasks were seen to wait. */
  synchronized void waiting(Name activity, long tasks) {
    of(activity).minutes.waiting(clock.millis(), tasks);
  }

  private Seen of(Name activity) {
    if (byActivity.size() >= MOST_ACTIVITIES && !byActivity.containsKey(activity)) {
      long now = clock.millis();
      byActivity.values().removeIf(seen -> seen.workers.isEmpty(now) && seen.minutes.isEmpty(now));
    }
    return byActivity.computeIfAbsent(activity, first -> new Seen());
  }

  /**
   * What was seen of the activities of a home, by their names.
   *
   * @param one the only one that is wanted, with all that is known of it; null for a little of each
   */
  synchronized ObjectNode facts(Home home, @Nullable String one) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    long now = clock.millis();
    byActivity.forEach(
        (activity, seen) -> {
          if (activity.home().equals(home) && (one == null || one.equals(activity.text()))) {
            ObjectNode facts = all.putObject(activity.text());
            seen.workers.addTo(facts, now, one == null ? FEW_WORKERS : Workers.MOST);
            seen.minutes.addTo(facts.putArray("hour"), now, one == null ? 2 : Minutes.KEPT);
          }
        });
    return all;
  }

  /** How many polls of each activity wait here. */
  public synchronized Map<Name, Integer> waiting() {
    Map<Name, Integer> waiting = new HashMap<>();
    byActivity.forEach((activity, seen) -> waiting.put(activity, seen.workers.waiting()));
    return waiting;
  }

  /** How many polls wait here. */
  public synchronized int polls() {
    return byActivity.values().stream().mapToInt(seen -> seen.workers.waiting()).sum();
  }
}
