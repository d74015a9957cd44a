package dev.newel.generator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The models of the AWS SDK for Java 1, {@code com.amazonaws:aws-java-sdk-models}: what its
 * generator made of each service, and the services that newer SDKs have dropped.
 */
final class LegacySdk {

  private static final String INTERMEDIATE = "-intermediate.json";

  private final ZipFile jar;

  LegacySdk(ZipFile jar) {
    this.jar = jar;
  }

  /** Its services: where a model stands in the jar, by the service's id. */
  Map<String, Service> services() throws IOException {
    Map<String, Service> services = new TreeMap<>();
    for (ZipEntry entry : jar.stream().filter(LegacySdk::isIntermediate).toList()) {
      JsonNode intermediate = topFields(entry, Set.of("metadata", "customizationConfig"));
      String id = intermediate.required("metadata").required("serviceId").textValue();
      services.put(id, new Service(modelOf(entry), names(intermediate), emptyKinds(intermediate)));
    }
    return services;
  }

  /**
   * A service.
   *
   * @param names as {@code LegacyNames} of the server reads them
   * @param emptyKinds kinds of shapes that are empty, rather than null, where an answer has none
   */
  record Service(ZipEntry model, ObjectNode names, Set<String> emptyKinds) {}

  /** Lays over a newer model of a service what shows of this SDK in results. */
  void describe(Service service, ObjectNode model) throws IOException {
    ((ObjectNode) model.required("metadata")).set("legacy", service.names());
    if (service.emptyKinds().isEmpty()) {
      return;
    }
    JsonNode known = model(service).required("shapes");
    for (Map.Entry<String, JsonNode> shape : model.required("shapes").properties()) {
      JsonNode knownMembers = known.path(shape.getKey()).path("members");
      for (Map.Entry<String, JsonNode> member : shape.getValue().path("members").properties()) {
        String target = knownMembers.path(member.getKey()).path("shape").asText();
        if (service.emptyKinds().contains(known.path(target).path("type").asText())) {
          ((ObjectNode) member.getValue()).put("emptyInLegacy", true);
        }
      }
    }
  }

  JsonNode model(Service service) throws IOException {
    try (InputStream in = jar.getInputStream(service.model())) {
      return ModelGenerator.MAPPER.readTree(in);
    }
  }

  private static boolean isIntermediate(ZipEntry entry) {
    return entry.getName().endsWith(INTERMEDIATE);
  }

  private ZipEntry modelOf(ZipEntry intermediate) {
    return jar.getEntry(intermediate.getName().replace(INTERMEDIATE, "-model.json"));
  }

  private static ObjectNode names(JsonNode intermediate) {
    String client = intermediate.required("metadata").required("syncInterface").textValue();
    JsonNode service = customization(intermediate).path("customServiceNameForRequest");
    return JsonNodeFactory.instance
        .objectNode()
        .put("client", client)
        .put("service", service.asText(client));
  }

  /** The kinds of shapes that are empty, rather than null, where an answer has none. */
  private static Set<String> emptyKinds(JsonNode intermediate) {
    Set<String> kinds = new HashSet<>();
    if (customization(intermediate).path("useAutoConstructList").booleanValue()) {
      kinds.add("list");
    }
    if (customization(intermediate).path("useAutoConstructMap").booleanValue()) {
      kinds.add("map");
    }
    return kinds;
  }

  private static JsonNode customization(JsonNode intermediate) {
    return intermediate.required("customizationConfig");
  }

  /** These files are large, up to 50 MB. */
  private JsonNode topFields(ZipEntry entry, Set<String> wanted) throws IOException {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    try (JsonParser parser = ModelGenerator.MAPPER.createParser(jar.getInputStream(entry))) {
      parser.nextToken();
      while (fields.size() < wanted.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (wanted.contains(field)) {
          fields.set(field, parser.readValueAsTree());
        } else {
          parser.skipChildren();
        }
      }
    }
    return fields;
  }
}
