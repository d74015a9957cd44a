package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a call of an API of API Gateway may be given.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html">API
 *     Gateway</a>
 */
final class ApiGatewayRules {

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private static final Set<String> AUTHORISATIONS =
      Set.of("NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY");

  static final FieldRules ALL =
      new FieldRules(
          Map.of(
              "ApiEndpoint", JsonNode::isTextual,
              "Method", value -> METHODS.contains(value.asText()),
              "Stage", JsonNode::isTextual,
              "Path", JsonNode::isTextual,
              "Headers", FieldRules::areLists,
              "QueryParameters", FieldRules::areLists,
              "RequestBody", value -> true,
              "AllowNullValues", JsonNode::isBoolean,
              "AuthType", value -> AUTHORISATIONS.contains(value.asText())),
          List.of("ApiEndpoint", "Method"));

  private ApiGatewayRules() {}
}
