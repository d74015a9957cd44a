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

  /** What was done in each minute, the oldest first. */
  private NavigableMap<Long, int[]> minutes() {
    NavigableMap<Long, int[]> minutes = new TreeMap<>();
    for (JsonNode own : facts) {
      for (JsonNode minute : own.path("hour")) {
        int[] sum = minutes.computeIfAbsent(minute.path("minute").asLong(), first -> new int[3]);
        sum[0] += minute.path("started").asInt();
        sum[1] += minute.path("ended").asInt();
        sum[2] += minute.path("failed").asInt();
      }
    }
    return minutes;
  }

  void addHourTo(ObjectNode entry) {
    ArrayNode hour = entry.putArray("hour");
    minutes()
        .forEach(
            (minute, done) ->
                hour.addObject()
                    .put("minute", minute)
                    .put("started", done[0])
                    .put("ended", done[1])
                    .put("failed", done[2]));
  }

  /** How many tasks ended in the last minute that is over, or in this one where that is more. */
  int endedPerMinute(long now) {
    return minutes().tailMap(now - now % 60_000 - 60_000).values().stream()
        .mapToInt(done -> done[1])
        .max()
        .orElse(0);
  }
}
