package dev.newel.console.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** What was done, and what waited, in each minute of the last hour. For one thread at a time. */
final class Minutes {

  private static final long MINUTE_MS = 60_000;
  static final int KEPT = 60;

  private final TreeMap<Long, Done> byMinute = new TreeMap<>();

  /** What was done in a minute. */
  private static final class Done {
    private int started;
    private int ended;
    private int failed;

    /** The largest backlog that was seen; -1 where nobody has looked. */
    private long backlog = -1;
  }

  void started(long now) {
    at(now).started++;
  }

  void ended(long now, boolean hasFailed) {
    Done done = at(now);
    done.ended++;
    if (hasFailed) {
      done.failed++;
    }
  }

  void waiting(long now, long tasks) {
    Done done = at(now);
    done.backlog = Math.max(done.backlog, tasks);
  }

  private Done at(long now) {
    long minute = now - now % MINUTE_MS;
    Done known = byMinute.get(minute);
    if (known == null) {
      tidy(now);
      known = new Done();
      byMinute.put(minute, known);
    }
    return known;
  }

  private void tidy(long now) {
    byMinute.headMap(now - now % MINUTE_MS - (KEPT - 1) * MINUTE_MS).clear();
  }

  /** Whether nothing was done in the last hour. */
  boolean isEmpty(long now) {
    tidy(now);
    return byMinute.isEmpty();
  }

  /** Adds the last ones. */
  void addTo(ArrayNode minutes, long now, int most) {
    tidy(now);
    long first = now - now % MINUTE_MS - (most - 1) * MINUTE_MS;
    byMinute
        .tailMap(first)
        .forEach(
            (minute, done) -> {
              ObjectNode entry = minutes.addObject();
              entry.put("minute", minute);
              entry
                  .put("started", done.started)
                  .put("ended", done.ended)
                  .put("failed", done.failed);
              if (done.backlog >= 0) {
                entry.put("backlog", done.backlog);
              }
            });
  }
}
