package dev.newel.store.redis.move;

import dev.newel.store.redis.key.KeyKind;
import dev.newel.store.redis.key.Keys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merges the lists of what has ended: each new one has entries of several, and still the oldest
 * first, as the retention stops at the first that is to be kept.
 */
final class EndedMerge {

  /** Entries that are read, or written, at once: a line of names each. */
  private static final int PAGE = 200;

  private static final Pattern TIME = Pattern.compile("\\+?(\\d{1,18}) ");

  private final Side from;
  private final Side to;
  private final Placement placement;
  private final Rules.Rule rule;
  private final Map<String, List<Element>> written = new HashMap<>();

  EndedMerge(Side from, Side to, Placement placement, Rules rules) {
    this.from = from;
    this.to = to;
    this.placement = placement;
    this.rule = rules.of(KeyKind.ENDED);
  }

  /** One of the old lists, as far as it is read. */
  private final class Old {
    private final String key;
    private final Queue<Element> read = new ArrayDeque<>(PAGE);
    private int next;
    private long time;

    Old(String key) {
      this.key = key;
    }

    boolean hasMore() {
      if (read.isEmpty()) {
        from.ask(Request.cmd(Command.LRANGE).arg(key).arg(next).arg(next + PAGE - 1))
            .forEach(entry -> read.add(Element.of(entry)));
        next += read.size();
      }
      if (read.isEmpty()) {
        return false;
      }
      time = timeOf(read.element().text());
      return true;
    }

    private long timeOf(String entry) {
      Matcher found = TIME.matcher(entry);
      if (!found.lookingAt()) {
        throw MoveException.damaged(key, entry, "does not begin with the time of an end");
      }
      return Long.parseLong(found.group(1));
    }

    /** When the first that is left has ended. */
    long time() {
      return time;
    }
  }

  void merge() {
    Queue<Old> lists = new PriorityQueue<>(Comparator.comparingLong(Old::time));
    for (int i = 0; i < placement.from().partitions(); i++) {
      Old list = new Old(Keys.ended(placement.from().partition(i)));
      if (list.hasMore()) {
        lists.add(list);
      }
    }
    while (!lists.isEmpty()) {
      Old oldest = lists.remove();
      write(oldest.key, oldest.read.remove());
      if (oldest.hasMore()) {
        lists.add(oldest);
      }
    }
    written.forEach(this::flush);
  }

  private void write(String key, Element entry) {
    for (String place : rule.places(key, entry)) {
      List<Element> entries = written.computeIfAbsent(place, each -> new ArrayList<>());
      entries.add(entry);
      if (entries.size() == PAGE) {
        flush(place, entries);
      }
    }
  }

  private void flush(String place, List<Element> entries) {
    if (!entries.isEmpty()) {
      to.ask(StoredType.LIST.write(place, entries));
      entries.clear();
    }
  }
}
