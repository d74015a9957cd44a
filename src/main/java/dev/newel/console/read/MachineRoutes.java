package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.console.read.MachineCounts.Counted;
import dev.newel.console.read.MachineCounts.Snapshot;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** The list of state machines, with what runs of them. */
public record MachineRoutes(MachineCounts counts, Continuation continuation) {

  private static final int PAGE = 100;

  private static final long MAX_AGE_MS = 2_000;

  public List<Route> all() {
    return List.of(Route.get("machines", Set.of("next"), this::list));
  }

  private Future<ObjectNode> list(Asked asked) {
    String purpose = "machines " + asked.home().text();
    String after = continuation.position(purpose, asked.parameters().find("next"));
    return counts
        .of(asked.home(), MAX_AGE_MS)
        .map(snapshot -> page(snapshot, after == null ? "" : after, purpose));
  }

  private ObjectNode page(Snapshot snapshot, String after, String purpose) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", snapshot.asOf());
    ArrayNode entries = answer.putArray("machines");
    List<Counted> rest =
        snapshot.machines().stream()
            .filter(machine -> machine.name().text().compareTo(after) > 0)
            .limit(PAGE + 1L)
            .toList();
    rest.stream().limit(PAGE).forEach(machine -> entries.add(entry(machine)));
    if (rest.size() > PAGE) {
      answer.put("next", continuation.token(purpose, rest.get(PAGE - 1).name().text()));
    }
    return answer;
  }

  private static ObjectNode entry(Counted machine) {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "arn",
                new Arn.StateMachine(machine.name().home(), machine.name().text(), null).text())
            .put("name", machine.name().text())
            .put("type", machine.type())
            .put("created", machine.created())
            .put("deleting", machine.deleting());
    if (machine.counts() != null) {
      ObjectNode counts = entry.putObject("counts");
      machine.counts().byStatus().forEach((status, count) -> counts.put(status.name(), count));
    }
    return entry;
  }
}
