package dev.newel.simulation;

import java.util.PriorityQueue;

/**
 * Virtual time: what is to happen, in the order of its time, and of its entry where that is one.
 */
final class Timeline {

  static final long MS = 1_000;

  /** Something that is to happen. */
  static final class Entry implements Comparable<Entry> {
    private final long at;
    private final long number;
    private final Runnable work;
    private boolean cancelled;

    private Entry(long at, long number, Runnable work) {
      this.at = at;
      this.number = number;
      this.work = work;
    }

    void cancel() {
      cancelled = true;
    }

    long at() {
      return at;
    }

    @Override
    public int compareTo(Entry other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(256);
  private long now;
  private long number;

  /**
   * @param startMillis epoch milliseconds
   */
  Timeline(long startMillis) {
    now = startMillis * MS;
  }

  /** Microseconds since 1970. */
  long now() {
    return now;
  }

  /** Milliseconds since 1970. */
  long millis() {
    return now / MS;
  }

  Entry at(long time, Runnable work) {
    Entry entry = new Entry(Math.max(time, now), number++, work);
    entries.add(entry);
    return entry;
  }

  Entry after(long micros, Runnable work) {
    return at(now + micros, work);
  }

  /** How many things have happened or are to happen: the same for the same course of events. */
  long count() {
    return number;
  }

  /** Lets the next thing happen; false where there is none. */
  boolean step() {
    Entry next = entries.poll();
    if (next == null) {
      return false;
    }
    if (!next.cancelled) {
      now = next.at;
      next.work.run();
    }
    return true;
  }
}
