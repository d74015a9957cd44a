package dev.newel.console.peer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Route;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Instance;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Who lives, and how each of them is. */
public final class InstanceRoutes {

  private static final String QUESTION = "instance";

  private final Neighbours neighbours;
  private final Overview overview;
  private final Clock clock;

  /**
   * @param self what this instance says of itself
   */
  public InstanceRoutes(
      Neighbours neighbours, Overview overview, Clock clock, Supplier<ObjectNode> self) {
    this.neighbours = neighbours;
    this.overview = overview;
    this.clock = clock;
    neighbours.answer(QUESTION, question -> Future.succeededFuture(self.get()));
  }

  public List<Route> all() {
    return List.of(Route.get("instances", Set.of(), this::list));
  }

  private Future<ObjectNode> list(Asked asked) {
    Future<List<ObjectNode>> told = neighbours.ask(QUESTION, JsonNodeFactory.instance.objectNode());
    return overview.instances().compose(known -> told.map(answers -> answer(known, answers)));
  }

  private ObjectNode answer(List<Instance> known, List<ObjectNode> answers) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("time", clock.millis());
    ArrayNode entries = answer.putArray("instances");
    known.stream()
        .sorted(Comparator.comparing(Instance::id))
        .forEach(instance -> entries.add(entry(instance, answers)));
    return answer;
  }

  private ObjectNode entry(Instance instance, List<ObjectNode> answers) {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", instance.id())
            .put("self", instance.id().equals(neighbours.self()))
            .put("alive", instance.isAlive())
            .put("lastSign", instance.lastSign())
            .put("partitions", instance.partitions())
            .put("ofPartitions", overview.partitions());
    answers.stream()
        .filter(answer -> answer.path("from").asText().equals(instance.id()))
        .findFirst()
        .ifPresent(entry::setAll);
    entry.remove("from");
    return entry;
  }
}
