package dev.newel.console.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workers that have polled an activity in the last hour. For one thread at a time. */
final class Workers {

  private static final long KEPT_MS = 3_600_000;

  /** Who gives each poll a name of its own has no more of them. */
  static final int MOST = 200;

  /** The one that polled last is at the end. */
  private final Map<String, Worker> byName = new LinkedHashMap<>(16, 0.75f, true);

  private int waiting;

  private static final class Worker {
    private long lastPoll;
    private int waiting;
  }

  void polled(String name, long now) {
    Worker worker = byName.computeIfAbsent(name, first -> new Worker());
    worker.lastPoll = now;
    worker.waiting++;
    waiting++;
    if (byName.size() > MOST) {
      byName.remove(byName.keySet().iterator().next());
    }
  }

  void answered(String name, long now) {
    waiting--;
    Worker worker = byName.get(name);
    if (worker != null) {
      worker.lastPoll = now;
      worker.waiting = Math.max(0, worker.waiting - 1);
    }
  }

  boolean isEmpty(long now) {
    tidy(now);
    return byName.isEmpty();
  }

  private void tidy(long now) {
    byName.values().removeIf(worker -> worker.waiting == 0 && now - worker.lastPoll > KEPT_MS);
  }

  int waiting() {
    return waiting;
  }

  /** Adds those that polled last. */
  void addTo(ObjectNode facts, long now, int most) {
    tidy(now);
    facts.put("polls", waiting);
    ArrayNode pollers = facts.putArray("pollers");
    List<Map.Entry<String, Worker>> all = List.copyOf(byName.entrySet());
    for (Map.Entry<String, Worker> entry :
        all.subList(Math.max(0, all.size() - most), all.size())) {
      Worker worker = entry.getValue();
      pollers
          .addObject()
          .put("worker", entry.getKey())
          .put("lastPoll", worker.lastPoll)
          .put("waiting", worker.waiting);
    }
  }
}
