package dev.newel.generator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
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
      services.put(id, new Service(modelOf(entry), names(intermediate)));
    }
    return services;
  }

  /**
   * A service.
   *
   * @param names as {@code LegacyNames} of the server reads them
   */
  record Service(ZipEntry model, ObjectNode names) {}

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
    JsonNode metadata = intermediate.required("metadata");
    JsonNode customization = intermediate.required("customizationConfig");
    String client = metadata.required("syncInterface").textValue();
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    names.put("client", client);
    names.put("service", customization.path("customServiceNameForRequest").asText(client));
    if (customization.path("useAutoConstructList").booleanValue()) {
      names.put("emptyLists", true);
    }
    if (customization.path("useAutoConstructMap").booleanValue()) {
      names.put("emptyMaps", true);
    }
    return names;
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
