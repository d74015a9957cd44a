package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskOwner;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fleets and groups of instances of EMR, which states call by their names, and the service by their
 * ids.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html">EMR</a>
 */
enum NamedInstances implements Integration.Before, Errands {
  FLEET("InstanceFleet", "listInstanceFleets") {
    @Override
    void put(ObjectNode arguments, JsonNode instances) {
      arguments.set("InstanceFleet", instances);
    }

    @Override
    JsonNode in(ObjectNode arguments) {
      return arguments.path("InstanceFleet");
    }
  },

  /** There may be several in a call. */
  GROUP("InstanceGroup", "listInstanceGroups") {
    @Override
    void put(ObjectNode arguments, JsonNode instances) {
      arguments.putArray("InstanceGroups").add(instances);
    }

    @Override
    JsonNode in(ObjectNode arguments) {
      return arguments.path("InstanceGroups").path(0);
    }
  };

  private final String member;
  private final String list;

  NamedInstances(String member, String list) {
    this.member = member;
    this.list = list;
  }

  abstract void put(ObjectNode arguments, JsonNode instances);

  abstract JsonNode in(ObjectNode arguments);

  /** The name stands where the id will. */
  @Override
  public ObjectNode arguments(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    JsonNode name = given.remove(member + "Name");
    JsonNode instances = given.remove(member);
    if (instances instanceof ObjectNode object && name != null) {
      object.set(member + "Id", name);
    }
    if (instances != null) {
      put(given, instances);
    }
    return given;
  }

  @Override
  public Future<ObjectNode> before(Services services, JsonNode given, ObjectNode arguments) {
    return in(arguments) instanceof ObjectNode instances
        ? find(services, given, null)
            .map(
                id -> {
                  instances.put(member + "Id", id);
                  return arguments;
                })
        : Future.succeededFuture(arguments);
  }

  private Future<String> find(Services services, JsonNode given, @Nullable String marker) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.set("ClusterId", given.path("ClusterId"));
    if (marker != null) {
      page.put("Marker", marker);
    }
    return services.call("emr", list, page).compose(found -> pick(services, given, found));
  }

  private Future<String> pick(Services services, JsonNode given, ObjectNode found) {
    String name = given.path(member + "Name").asText();
    for (JsonNode each : found.path(member + "s")) {
      if (each.path("Name").asText().equals(name)) {
        return Future.succeededFuture(each.path("Id").asText());
      }
    }
    return found.path("Marker").isTextual()
        ? find(services, given, found.path("Marker").textValue())
        : Future.failedFuture(
            StateException.bare(
                "ElasticMapReduce.InvalidRequestException",
                "The cluster has no " + member + " of the name " + name));
  }
}
