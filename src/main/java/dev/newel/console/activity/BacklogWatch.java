package dev.newel.console.activity;

import dev.newel.aws.Name;
import dev.newel.store.Overview;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps an eye on the backlogs of activities that somebody has looked at here in the last hour, so
 * that their page can show how they grew: one call each, now and then. For any thread.
 */
final class BacklogWatch {

  private static final Logger LOG = System.getLogger(BacklogWatch.class.getName());

  static final long PERIOD_MS = 30_000;
  private static final long HOUR_MS = 3_600_000;

  /** What is looked at beyond these is not read again; a hundred calls in half a minute are few. */
  private static final int MOST = 100;

  private final Overview overview;
  private final ActivityBook book;
  private final Clock clock;
  private final Map<Name, Long> looked = new ConcurrentHashMap<>();

  BacklogWatch(Overview overview, ActivityBook book, Clock clock) {
    this.overview = overview;
    this.book = book;
    this.clock = clock;
  }

  /** Somebody has looked at an activity, and the store has said how many tasks wait. */
  void looked(Name activity, long waiting) {
    looked.put(activity, clock.millis());
    book.waiting(activity, waiting);
  }

  /** Reads the backlogs that were looked at last. */
  void read() {
    long now = clock.millis();
    looked.values().removeIf(time -> now - time > HOUR_MS);
    looked.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .forEach(this::read);
  }

  private void read(Name activity) {
    overview
        .queue(activity, 0)
        .onSuccess(queue -> book.waiting(activity, queue.waiting()))
        .onFailure(why -> LOG.log(Level.DEBUG, "a backlog cannot be read", why));
  }
}
