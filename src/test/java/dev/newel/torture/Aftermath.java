package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.torture.Deed.PollEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Waits, after the faults, until everything has come to rest, and gathers the evidence. */
final class Aftermath {

  private static final long LOOK_MS = 500;

  /** An execution that does nothing for so long waits for a worker that has not got its task. */
  private static final long QUIET_MS = 4_000;

  private final Cluster cluster;
  private final Client client;
  private final Load load;
  private final long giveUpAt;

  /** How many events an open execution had, and since when, by its ARN. */
  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(int events, long since) {}

  /**
   * An aftermath.
   *
   * @param patience how long what is lost may take to come back: leases of 10 s, looks into queues
   *     every 10 s, and time-outs
   */
  Aftermath(Cluster cluster, Client client, Load load, Duration patience) {
    this.cluster = cluster;
    this.client = client;
    this.load = load;
    this.giveUpAt = System.nanoTime() + patience.toNanos();
  }

  /** Waits while the workers go on, ends them, and reads all that there is. */
  Evidence gather() throws IOException {
    List<String> open = running();
    while (!open.isEmpty() && System.nanoTime() < giveUpAt) {
      release(open);
      client.pause(LOOK_MS);
      open = running();
    }
    List<String> leftovers = cluster.leftovers();
    while (!leftovers.isEmpty() && System.nanoTime() < giveUpAt) {
      client.pause(LOOK_MS);
      leftovers = cluster.leftovers();
    }
    load.end();
    return new Evidence(List.copyOf(load.deeds()), fates(), leftovers);
  }

  private List<String> running() {
    List<String> arns = new ArrayList<>();
    for (String machine : load.machines().values()) {
      list(machine, "RUNNING").forEach(one -> arns.add(one.path("executionArn").asText()));
    }
    return arns;
  }

  private List<JsonNode> list(String machine, String status) {
    ObjectNode input = Client.object().put("stateMachineArn", machine).put("maxResults", 1000);
    if (!status.isEmpty()) {
      input.put("statusFilter", status);
    }
    return client.pages("ListExecutions", input, "executions");
  }

  /**
   * Stops executions whose task was handed out over a connection that a fault cut: such a task is
   * nobody's, and as it has no time-out, its execution waits for ever. That is AWS's rule, and the
   * checker sees that it is the reason.
   */
  private void release(List<String> open) {
    Set<String> cut =
        load.deeds().stream()
            .filter(Deed.Poll.class::isInstance)
            .map(Deed.Poll.class::cast)
            .filter(poll -> poll.end() == PollEnd.CUT)
            .map(Deed.Poll::worker)
            .collect(Collectors.toSet());
    for (String arn : open) {
      Fate fate = new Fate(arn, Client.object(), Client.object(), history(arn));
      Seen before = seen.get(arn);
      if (before == null || before.events() != fate.events().size()) {
        seen.put(arn, new Seen(fate.events().size(), System.currentTimeMillis()));
      } else if (System.currentTimeMillis() - before.since() > QUIET_MS
          && !arn.contains(":" + Machine.BEAT.machineName() + ":")
          && fate.openHandOuts().stream().anyMatch(it -> cut.contains(Fate.worker(it)))) {
        load.stop(arn, Evidence.CUT_OFF);
      }
    }
  }

  private List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    for (String machine : load.machines().values()) {
      for (JsonNode listed : list(machine, "")) {
        String arn = listed.path("executionArn").asText();
        JsonNode description = MapRunCheck.describe(client, arn);
        fates.add(new Fate(arn, description, listed, history(arn)));
      }
    }
    return fates;
  }

  private List<JsonNode> history(String arn) {
    ObjectNode input = Client.object().put("executionArn", arn).put("maxResults", 1000);
    return client.pages("GetExecutionHistory", input, "events");
  }
}
