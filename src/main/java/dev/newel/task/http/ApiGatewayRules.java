package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.interpreter.task.ArgumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a call of an API of API Gateway may be given.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html">API
 *     Gateway</a>
 */
final class ApiGatewayRules implements ArgumentRules {

  private static final String COMPUTED = ".$";

  private static final List<String> REQUIRED = List.of("ApiEndpoint", "Method");

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private static final Set<String> AUTHORISATIONS =
      Set.of("NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY");

  /** All fields, and what their values are like. */
  private static final Map<String, Predicate<JsonNode>> FORMATS =
      Map.of(
          "ApiEndpoint", JsonNode::isTextual,
          "Method", value -> METHODS.contains(value.asText()),
          "Stage", JsonNode::isTextual,
          "Path", JsonNode::isTextual,
          "Headers", ApiGatewayRules::areLists,
          "QueryParameters", ApiGatewayRules::areLists,
          "RequestBody", value -> true,
          "AllowNullValues", JsonNode::isBoolean,
          "AuthType", value -> AUTHORISATIONS.contains(value.asText()));

  @Override
  public List<String> problems(JsonNode arguments) {
    List<String> problems = refusals(arguments);
    arguments
        .properties()
        .forEach(
            field -> {
              Predicate<JsonNode> format = FORMATS.get(field.getKey());
              boolean isNull = field.getValue().isNull();
              if (format != null && !isNull && !format.test(field.getValue())) {
                problems.add(
                    "The value of the field '" + field.getKey() + "' has an invalid format");
              }
            });
    return problems;
  }

  @Override
  public List<String> refusals(JsonNode template) {
    List<String> names =
        template.properties().stream().map(field -> nameOf(field.getKey())).toList();
    List<String> problems = new ArrayList<>();
    names.stream()
        .filter(name -> !FORMATS.containsKey(name))
        .map(name -> "The field \"" + name + "\" is not supported by Step Functions")
        .forEach(problems::add);
    REQUIRED.stream()
        .filter(name -> !names.contains(name))
        .map(name -> "The field '" + name + "' is required but was missing")
        .forEach(problems::add);
    return problems;
  }

  /** A single value must be in a list too, as recorded of AWS. */
  private static boolean areLists(JsonNode values) {
    return values.isObject()
        && values.valueStream().allMatch(list -> list.isArray() && hasTexts(list));
  }

  private static boolean hasTexts(JsonNode list) {
    return list.valueStream().allMatch(JsonNode::isValueNode);
  }

  private static String nameOf(String field) {
    return field.endsWith(COMPUTED)
        ? field.substring(0, field.length() - COMPUTED.length())
        : field;
  }
}
