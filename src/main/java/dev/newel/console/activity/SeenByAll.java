package dev.newel.console.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the instances together have seen of one activity. */
final class SeenByAll {

  private final List<JsonNode> facts = new ArrayList<>();

  /**
   * @param answers of the instances, with facts by the names of activities
   */
  SeenByAll(List<ObjectNode> answers, String activity) {
    for (ObjectNode answer : answers) {
      JsonNode own = answer.path(activity);
      if (own.isObject()) {
        facts.add(own);
      }
    }
  }

  void addPollersTo(ObjectNode entry) {
    int polls = 0;
    Map<String, long[]> byWorker = new HashMap<>();
    for (JsonNode own : facts) {
      polls += own.path("polls").asInt();
      for (JsonNode poller : own.path("pollers")) {
        long[] sum = byWorker.computeIfAbsent(poller.path("worker").asText(), first -> new long[2]);
        sum[0] = Math.max(sum[0], poller.path("lastPoll").asLong());
        sum[1] += poller.path("waiting").asLong();
      }
    }
    entry.put("polls", polls);
    ArrayNode pollers = entry.putArray("pollers");
    byWorker.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, long[]> each) -> -each.getValue()[0]))
        .forEach(
            each ->
                pollers
                    .addObject()
                    .put("worker", each.getKey())
                    .put("lastPoll", each.getValue()[0])
                    .put("waiting", each.getValue()[1]));
  }

  /** What instances have seen of a minute. */
  private static final class Minute {
    private int started;
    private int ended;
    private int failed;
    private long backlog = -1;

    void add(JsonNode seen) {
      started += seen.path("started").asInt();
      ended += seen.path("ended").asInt();
      failed += seen.path("failed").asInt();
      backlog = Math.max(backlog, seen.path("backlog").asLong(-1)); // all look at the same one
    }
  }

  /** The minutes in which something was seen, the oldest first. */
  private NavigableMap<Long, Minute> minutes() {
    NavigableMap<Long, Minute> minutes = new TreeMap<>();
    for (JsonNode own : facts) {
      for (JsonNode seen : own.path("hour")) {
        minutes.computeIfAbsent(seen.path("minute").asLong(), first -> new Minute()).add(seen);
      }
    }
    return minutes;
  }

  void addHourTo(ObjectNode entry) {
    ArrayNode hour = entry.putArray("hour");
    minutes()
        .forEach(
            (time, minute) -> {
              ObjectNode added =
                  hour.addObject()
                      .put("minute", time)
                      .put("started", minute.started)
                      .put("ended", minute.ended)
                      .put("failed", minute.failed);
              if (minute.backlog >= 0) {
                added.put("backlog", minute.backlog);
              }
            });
  }

  /** How many tasks ended in the last minute that is over, or in this one where that is more. */
  int endedPerMinute(long now) {
    return minutes().tailMap(now - now % 60_000 - 60_000).values().stream()
        .mapToInt(minute -> minute.ended)
        .max()
        .orElse(0);
  }
}
