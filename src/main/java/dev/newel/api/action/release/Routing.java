package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.machine.Publishing;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions that an alias leads to, as requests and answers have them.
 *
 * @param machine whose versions they are
 */
record Routing(Arn.StateMachine machine, List<Route> routes) {

  private static final String CONFIGURATION = "routingConfiguration";
  private static final String VERSION = "stateMachineVersionArn";
  private static final int ALL = 100;

  static boolean isIn(ObjectNode input) {
    return input.has(CONFIGURATION);
  }

  /**
   * Reads what a request asks for.
   *
   * @throws ServiceException with InvalidArn, or with ValidationException for what no alias can
   *     have
   */
  static Routing of(ObjectNode input) {
    JsonNode items = input.path(CONFIGURATION);
    List<Arn.StateMachine> versions = new ArrayList<>(2);
    List<Route> routes = new ArrayList<>(2);
    for (JsonNode item : items) {
      Arn.StateMachine arn = Arn.parse(item.path(VERSION).textValue(), Arn.StateMachine.class);
      Integer number = arn.version();
      if (number == null) {
        throw refused(
            "Routing configuration must contain state machine version ARNs.", given(items));
      }
      versions.add(arn.unqualified());
      routes.add(new Route(number, item.path("weight").asInt()));
    }
    if (versions.stream().distinct().count() > 1) {
      throw refused(
          "Routing configuration must contain versions of one state machine.", given(items));
    }
    if (routes.stream().map(Route::version).distinct().count() < routes.size()) {
      throw refused(
          "Routing configuration must contain distinct state machine version ARNs.", given(items));
    }
    checkWeights(routes);
    return new Routing(versions.get(0), List.copyOf(routes));
  }

  private static void checkWeights(List<Route> routes) {
    List<Integer> weights = routes.stream().map(Route::weight).toList();
    if (weights.stream().mapToInt(Integer::intValue).sum() != ALL) {
      throw refused("Sum of routing configuration weights must equal 100.", weights);
    }
  }

  private static List<String> given(JsonNode items) {
    List<String> arns = new ArrayList<>(2);
    items.forEach(item -> arns.add(item.path(VERSION).textValue()));
    return arns;
  }

  private static ServiceException refused(String reason, List<?> received) {
    return new ServiceException(new ValidationException(reason + " Received: " + received, null));
  }

  /** The name of the machine. */
  Name name() {
    return ReleaseArn.machine(machine);
  }

  static void addTo(ObjectNode answer, Name machine, List<Route> routes) {
    ArrayNode items = answer.putArray(CONFIGURATION);
    routes.forEach(
        route ->
            items
                .addObject()
                .put(VERSION, Publishing.versionArn(machine, route.version()))
                .put("weight", route.weight()));
  }
}
