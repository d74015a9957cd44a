package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.console.read.MachineCounts.Counted;
import dev.newel.console.read.MachineCounts.Snapshot;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Overview.Counts;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of state machines, how many executions some of them have, and how many all have. */
public record MachineRoutes(MachineCounts counts, Continuation continuation) {

  private static final int PAGE = 500;

  private static final long MAX_AGE_MS = 2_000;

  public List<Route> all() {
    return List.of(
        Route.get("machines", Set.of("next"), this::list),
        Route.get("machines/counts", Set.of("machine"), this::some),
        Route.get("machines/totals", Set.of(), this::totals));
  }

  private Future<ObjectNode> list(Asked asked) {
    String purpose = "machines " + asked.home().text();
    String after = continuation.position(purpose, asked.parameters().find("next"));
    return counts
        .list(asked.home())
        .map(machines -> page(machines, after == null ? "" : after, purpose));
  }

  private ObjectNode page(List<Counted> machines, String after, String purpose) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = answer.putArray("machines");
    List<Counted> rest =
        machines.stream()
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
    return JsonNodeFactory.instance
        .objectNode()
        .put("arn", new Arn.StateMachine(machine.name().home(), machine.name().text(), null).text())
        .put("name", machine.name().text())
        .put("type", machine.type())
        .put("created", machine.created())
        .put("deleting", machine.deleting());
  }

  private Future<ObjectNode> some(Asked asked) {
    List<String> given = asked.parameters().each("machine");
    if (given.isEmpty() || given.size() > MachineCounts.TOGETHER) {
      throw Refusals.invalid("1 to " + MachineCounts.TOGETHER + " machines must be named");
    }
    List<Name> machines = given.stream().map(text -> machine(asked, text)).toList();
    return counts
        .of(machines)
        .map(
            found -> {
              ObjectNode answer = JsonNodeFactory.instance.objectNode();
              ArrayNode entries = answer.putArray("machines");
              for (int i = 0; i < given.size(); i++) {
                addTo(entries.addObject().put("arn", given.get(i)), found.get(i).byStatus());
              }
              return answer;
            });
  }

  private static Name machine(Asked asked, String text) {
    Arn.StateMachine arn = Arn.parse(text, Arn.StateMachine.class);
    if (!arn.home().equals(asked.home())) {
      throw Refusals.missing(text);
    }
    return new Name(arn.home(), arn.name());
  }

  private Future<ObjectNode> totals(Asked asked) {
    return counts.of(asked.home(), MAX_AGE_MS).map(MachineRoutes::totals);
  }

  private static ObjectNode totals(Snapshot snapshot) {
    Map<ExecutionStatus, Long> sums = new EnumMap<>(ExecutionStatus.class);
    for (ExecutionStatus status : ExecutionStatus.values()) {
      sums.put(status, 0L);
    }
    for (Counted machine : snapshot.machines()) {
      Counts own = machine.counts();
      if (own != null) {
        own.byStatus().forEach((status, count) -> sums.merge(status, count, Long::sum));
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", snapshot.asOf());
    return addTo(answer.put("machines", snapshot.machines().size()), sums);
  }

  private static ObjectNode addTo(ObjectNode entry, Map<ExecutionStatus, Long> byStatus) {
    ObjectNode counts = entry.putObject("counts");
    byStatus.forEach((status, count) -> counts.put(status.name(), count));
    return entry;
  }
}
