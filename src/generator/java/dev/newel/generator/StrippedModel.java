package dev.newel.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Leaves of a model what the server reads: no documentation, and no shape that nothing uses. */
final class StrippedModel {

  private static final Set<String> METADATA =
      Set.of(
          "apiVersion",
          "awsQueryCompatible",
          "endpointPrefix",
          "hosts",
          "jsonVersion",
          "protocol",
          "protocols",
          "serviceId",
          "signingName",
          "targetPrefix",
          "xmlNamespace");

  private static final Set<String> OPERATION =
      Set.of(
          "auth",
          "authtype",
          "endpoint",
          "http",
          "httpChecksum",
          "httpChecksumRequired",
          "input",
          "output",
          "unsignedPayload");

  /** Of shapes, and of the references of members to them. */
  private static final Set<String> SHAPE =
      Set.of(
          "document",
          "enum",
          "eventstream",
          "flattened",
          "idempotencyToken",
          "jsonvalue",
          "key",
          "location",
          "locationName",
          "max",
          "member",
          "members",
          "min",
          "pattern",
          "payload",
          "queryName",
          "required",
          "sensitive",
          "shape",
          "streaming",
          "timestampFormat",
          "type",
          "union",
          "value",
          "xmlAttribute",
          "xmlNamespace");

  private static final Set<String> ERROR = Set.of("type", "exception", "error");

  private final JsonNode model;
  private final ObjectNode stripped = JsonNodeFactory.instance.objectNode();

  private StrippedModel(JsonNode model) {
    this.model = model;
  }

  static ObjectNode of(JsonNode model) {
    return new StrippedModel(model).strip();
  }

  private ObjectNode strip() {
    stripped.set("metadata", fields(model.required("metadata"), METADATA));
    ObjectNode operations = stripped.putObject("operations");
    model
        .required("operations")
        .properties()
        .forEach(operation -> operations.set(operation.getKey(), operation(operation.getValue())));
    shapes(stripped.putObject("shapes"));
    return stripped;
  }

  private static ObjectNode operation(JsonNode operation) {
    ObjectNode kept = fields(operation, OPERATION);
    if (kept.path("http").path("requestUri").asText().equals("/")
        && kept.path("http").path("method").asText().equals("POST")) {
      kept.remove("http");
    }
    for (String side : new String[] {"input", "output"}) {
      if (kept.get(side) instanceof ObjectNode reference) {
        reference.remove("documentation");
      }
    }
    return kept;
  }

  private void shapes(ObjectNode kept) {
    Set<String> used = usedShapes();
    for (Map.Entry<String, JsonNode> entry : model.required("shapes").properties()) {
      String name = entry.getKey();
      JsonNode shape = entry.getValue();
      if (used.contains(name)) {
        kept.set(name, shape(shape));
      } else if (isError(name, shape)) {
        kept.set(name, error(shape));
      }
    }
  }

  private Set<String> usedShapes() {
    Deque<String> open = new ArrayDeque<>();
    for (JsonNode operation : model.required("operations")) {
      addReference(operation.path("input"), open);
      addReference(operation.path("output"), open);
    }
    Set<String> used = new HashSet<>();
    while (!open.isEmpty()) {
      String name = open.pop();
      if (used.add(name)) {
        JsonNode shape = model.required("shapes").required(name);
        shape.path("members").forEach(member -> addReference(member, open));
        addReference(shape.path("member"), open);
        addReference(shape.path("key"), open);
        addReference(shape.path("value"), open);
      }
    }
    return used;
  }

  private static void addReference(JsonNode reference, Deque<String> open) {
    if (reference.has("shape")) {
      open.push(reference.required("shape").textValue());
    }
  }

  private boolean isError(String name, JsonNode shape) {
    if (shape.path("exception").booleanValue() || shape.has("error")) {
      return true;
    }
    for (JsonNode operation : model.required("operations")) {
      for (JsonNode error : operation.path("errors")) {
        if (error.path("shape").asText().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ObjectNode error(JsonNode shape) {
    ObjectNode kept = fields(shape, ERROR);
    kept.put("exception", true);
    if (kept.get("error") instanceof ObjectNode error) {
      error.remove("senderFault");
    }
    return kept;
  }

  private static ObjectNode shape(JsonNode shape) {
    ObjectNode kept = fields(shape, SHAPE);
    for (String reference : new String[] {"member", "key", "value"}) {
      if (kept.has(reference)) {
        kept.set(reference, fields(kept.required(reference), SHAPE));
      }
    }
    if (kept.get("members") instanceof ObjectNode members) {
      members.properties().forEach(member -> member.setValue(fields(member.getValue(), SHAPE)));
    }
    if (kept.get("required") instanceof ArrayNode required && required.isEmpty()) {
      kept.remove("required");
    }
    return kept;
  }

  private static ObjectNode fields(JsonNode object, Set<String> names) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (names.contains(field.getKey())) {
        kept.set(field.getKey(), field.getValue().deepCopy());
      }
    }
    return kept;
  }
}
