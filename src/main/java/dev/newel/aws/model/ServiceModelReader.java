package dev.newel.aws.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.XmlNamespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model in the form that AWS's own SDKs keep them in, {@code service-2.json}: metadata,
 * operations and shapes.
 */
final class ServiceModelReader {

  private final JsonNode model;
  private final JsonNode metadata;
  private final ShapeReader shapes;

  private ServiceModelReader(JsonNode model) {
    this.model = model;
    this.metadata = model.required("metadata");
    this.shapes = new ShapeReader(model.required("shapes"));
  }

  static ServiceModel read(JsonNode model) {
    return new ServiceModelReader(model).read();
  }

  /** The name in a resource's ARN. */
  static String nameOf(JsonNode metadata) {
    return JavaNames.service(metadata.required("serviceId").textValue()).toLowerCase(Locale.ROOT);
  }

  /** Empty if the service speaks no protocol that Newel speaks. */
  static Optional<Protocol> protocolOf(JsonNode metadata) {
    List<String> names = new ArrayList<>();
    names.add(metadata.required("protocol").textValue());
    metadata.path("protocols").forEach(name -> names.add(name.textValue()));
    return Protocol.firstOf(names);
  }

  private ServiceModel read() {
    String serviceId = metadata.required("serviceId").textValue();
    String endpointPrefix = metadata.required("endpointPrefix").textValue();
    return new ServiceModel(
        nameOf(metadata),
        serviceId,
        JavaNames.service(serviceId),
        protocolOf(metadata)
            .orElseThrow(() -> new IllegalArgumentException(serviceId + " has no such protocol")),
        metadata.required("apiVersion").textValue(),
        endpointPrefix,
        metadata.path("signingName").asText(endpointPrefix),
        metadata.path("jsonVersion").asText("1.1"),
        text(metadata, "targetPrefix"),
        metadataNamespace(),
        metadata.has("awsQueryCompatible"),
        hosts(),
        legacy(),
        operations(),
        errors());
  }

  private @Nullable XmlNamespace metadataNamespace() {
    String uri = text(metadata, "xmlNamespace");
    return uri == null ? null : new XmlNamespace(null, uri);
  }

  private Map<String, AwsHost> hosts() {
    Map<String, AwsHost> hosts = new HashMap<>();
    for (Map.Entry<String, JsonNode> host : metadata.path("hosts").properties()) {
      String name = host.getValue().required("host").textValue();
      hosts.put(host.getKey(), new AwsHost(name, text(host.getValue(), "region")));
    }
    return Map.copyOf(hosts);
  }

  /** Only in the models that Newel brings. */
  private Optional<LegacyNames> legacy() {
    JsonNode names = metadata.path("legacy");
    return names.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new LegacyNames(
                names.required("client").textValue(), names.required("service").textValue()));
  }

  private Map<String, Operation> operations() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : model.required("operations").properties()) {
      Operation operation = operation(entry.getKey(), entry.getValue());
      operations.put(operation.action(), operation);
    }
    return operations;
  }

  private Operation operation(String name, JsonNode operation) {
    JsonNode http = operation.path("http");
    JsonNode input = operation.path("input");
    JsonNode output = operation.path("output");
    return new Operation(
        name,
        http.path("method").asText("POST"),
        http.path("requestUri").asText("/"),
        structure(input),
        structure(output),
        text(input, "locationName"),
        ShapeReader.namespace(input),
        text(output, "resultWrapper"),
        text(operation.path("endpoint"), "hostPrefix"),
        signing(operation),
        checksum(operation));
  }

  private StructureShape structure(JsonNode reference) {
    return reference.has("shape")
        ? shapes.structure(reference.required("shape").textValue())
        : StructureShape.EMPTY;
  }

  private static Operation.Signing signing(JsonNode operation) {
    String type = operation.path("authtype").asText("");
    boolean none =
        type.equals("none") || "smithy.api#noAuth".equals(operation.path("auth").path(0).asText());
    if (none) {
      return Operation.Signing.NONE;
    }
    return type.equals("v4-unsigned-body") || operation.path("unsignedPayload").booleanValue()
        ? Operation.Signing.WITHOUT_BODY
        : Operation.Signing.WHOLE;
  }

  private static Operation.@Nullable Checksum checksum(JsonNode operation) {
    JsonNode chosen = operation.path("httpChecksum");
    String member = text(chosen, "requestAlgorithmMember");
    boolean required =
        chosen.path("requestChecksumRequired").booleanValue()
            || operation.path("httpChecksumRequired").booleanValue();
    return member == null && !required ? null : new Operation.Checksum(member, required);
  }

  private List<ErrorShape> errors() {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode operation : model.required("operations")) {
      operation.path("errors").forEach(error -> names.add(error.path("shape").textValue()));
    }
    for (Map.Entry<String, JsonNode> shape : model.required("shapes").properties()) {
      if (shape.getValue().path("exception").booleanValue()) {
        names.add(shape.getKey());
      }
    }
    return names.stream().map(this::error).toList();
  }

  private ErrorShape error(String name) {
    JsonNode error = model.required("shapes").path(name).path("error");
    JsonNode status = error.path("httpStatusCode");
    return new ErrorShape(name, text(error, "code"), status.isInt() ? status.intValue() : null);
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.path(field).textValue();
  }
}
