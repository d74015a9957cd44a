package dev.newel.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which AWS's SDKs find a service's host. They are evaluated for a region with nothing
 * else set, and what they say is kept where it is not the usual.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/rules-engine/specification.html">Rules
 *     engine</a>
 */
final class EndpointRules {

  /** Of each partition a region that is not the one of its global services. */
  private static final Map<String, String> PROBES =
      Map.of("aws", "eu-central-1", "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-east-1");

  private static final Pattern REFERENCE = Pattern.compile("\\{([^}#]+)(?:#([^}]+))?}");

  private final JsonNode partitions;

  EndpointRules(JsonNode partitions) {
    this.partitions = partitions.required("partitions");
  }

  /** Unusual hosts by partition, as the server reads them; {@code {region}} stands in them. */
  ObjectNode unusualHosts(JsonNode rules, String endpointPrefix) {
    ObjectNode hosts = JsonNodeFactory.instance.objectNode();
    PROBES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            probe ->
                host(rules, probe.getValue())
                    .filter(host -> !host.equals(usual(endpointPrefix, probe.getValue())))
                    .ifPresent(host -> hosts.set(probe.getKey(), host)));
    return hosts;
  }

  private ObjectNode usual(String endpointPrefix, String region) {
    String suffix = partition(region).required("dnsSuffix").textValue();
    return JsonNodeFactory.instance
        .objectNode()
        .put("host", endpointPrefix + ".{region}." + suffix);
  }

  private Optional<ObjectNode> host(JsonNode rules, String region) {
    Map<String, JsonNode> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> parameter : rules.required("parameters").properties()) {
      JsonNode preset = parameter.getValue().get("default");
      if (preset != null) {
        values.put(parameter.getKey(), preset);
      }
    }
    values.put("Region", TextNode.valueOf(region));
    return Optional.ofNullable(first(rules.required("rules"), values))
        .map(endpoint -> host(endpoint, region, values));
  }

  private ObjectNode host(JsonNode endpoint, String region, Map<String, JsonNode> values) {
    String url = text(endpoint.required("url").textValue(), values);
    ObjectNode host = JsonNodeFactory.instance.objectNode();
    host.put("host", url.replace("https://", "").replace(region, "{region}"));
    String signingRegion = text(signingRegion(endpoint), values);
    if (!signingRegion.isEmpty() && !signingRegion.equals(region)) {
      host.put("region", signingRegion);
    }
    return host;
  }

  private static String signingRegion(JsonNode endpoint) {
    for (JsonNode scheme : endpoint.path("properties").path("authSchemes")) {
      if (scheme.has("signingRegion")) {
        return scheme.required("signingRegion").textValue();
      }
    }
    return "";
  }

  /** The first endpoint that the rules come to; null for none, or an error. */
  private @Nullable JsonNode first(JsonNode rules, Map<String, JsonNode> values) {
    for (JsonNode rule : rules) {
      Map<String, JsonNode> inside = new HashMap<>(values);
      if (holds(rule.path("conditions"), inside)) {
        values.putAll(inside);
        return switch (rule.required("type").textValue()) {
          case "endpoint" -> rule.required("endpoint");
          case "tree" -> first(rule.required("rules"), values);
          default -> null;
        };
      }
    }
    return null;
  }

  private boolean holds(JsonNode conditions, Map<String, JsonNode> values) {
    for (JsonNode condition : conditions) {
      JsonNode value = call(condition, values);
      if (value == null || value == BooleanNode.FALSE) {
        return false;
      }
      if (condition.has("assign")) {
        values.put(condition.required("assign").textValue(), value);
      }
    }
    return true;
  }

  /** Functions of what is not set, as buckets and ARNs, give nothing. */
  private @Nullable JsonNode call(JsonNode call, Map<String, JsonNode> values) {
    JsonNode first = value(call.required("argv").path(0), values);
    JsonNode second = value(call.required("argv").path(1), values);
    return switch (call.required("fn").textValue()) {
      case "isSet" -> BooleanNode.valueOf(first != null);
      case "not" -> BooleanNode.valueOf(first == null || first == BooleanNode.FALSE);
      case "booleanEquals", "stringEquals" ->
          BooleanNode.valueOf(first != null && first.equals(second));
      case "isValidHostLabel" -> BooleanNode.valueOf(first != null);
      case "aws.partition" -> first == null ? null : partition(first.textValue());
      case "getAttr" -> first == null || second == null ? null : first.get(second.textValue());
      default -> null;
    };
  }

  private @Nullable JsonNode value(JsonNode value, Map<String, JsonNode> values) {
    if (value.has("ref")) {
      return values.get(value.required("ref").textValue());
    } else if (value.has("fn")) {
      return call(value, values);
    } else if (value.isTextual()) {
      return TextNode.valueOf(text(value.textValue(), values));
    }
    return value.isMissingNode() ? null : value;
  }

  private static String text(String template, Map<String, JsonNode> values) {
    return REFERENCE.matcher(template).replaceAll(reference -> reference(reference, values));
  }

  private static String reference(MatchResult reference, Map<String, JsonNode> values) {
    JsonNode value = values.getOrDefault(reference.group(1), JsonNodeFactory.instance.nullNode());
    JsonNode text = reference.group(2) == null ? value : value.path(reference.group(2));
    return Matcher.quoteReplacement(text.asText());
  }

  private JsonNode partition(String region) {
    for (JsonNode partition : partitions) {
      if (partition.path("regions").has(region)
          || region.matches(partition.required("regionRegex").textValue())) {
        return partition.required("outputs");
      }
    }
    throw new IllegalArgumentException("in no partition: " + region);
  }
}
