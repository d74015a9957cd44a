package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.interpreter.task.ArgumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an HTTP task may be given.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html">HTTP
 *     Task</a>
 */
final class HttpRules implements ArgumentRules {

  private static final Set<String> FIELDS =
      Set.of(
          "ApiEndpoint",
          "Method",
          "Authentication",
          "InvocationConfig",
          "Headers",
          "QueryParameters",
          "RequestBody",
          "Transform");

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

  /** Those that AWS lets nobody set. */
  private static final Pattern REFUSED_HEADERS =
      Pattern.compile(
          "a-im|accept-charset|accept-datetime|accept-encoding|authorization|cache-control"
              + "|connection|content-encoding|content-md5|date|expect|forwarded|from|host"
              + "|http2-settings|if-match|if-modified-since|if-none-match|if-range"
              + "|if-unmodified-since|max-forwards|origin|pragma|proxy-authorization|referer"
              + "|server|te|trailer|transfer-encoding|upgrade|via|warning|x-forwarded-.*"
              + "|x-amz-.*|x-amzn-.*");

  @Override
  public List<String> problems(JsonNode arguments) {
    List<String> problems = new ArrayList<>(refusals(arguments));
    if (!arguments.path("ApiEndpoint").isTextual()) {
      problems.add("The field 'ApiEndpoint' is required but was missing");
    }
    if (!METHODS.contains(arguments.path("Method").asText())) {
      problems.add("The value of the field 'Method' has an invalid format");
    }
    if (HttpRequestParts.connectionArn(arguments).isEmpty()) {
      problems.add("The field 'ConnectionArn' is required but was missing");
    }
    if (arguments.path("Headers").properties().stream()
        .anyMatch(header -> isRefused(header.getKey()))) {
      problems.add("The value of the field 'Headers' has an invalid format");
    }
    return problems;
  }

  @Override
  public List<String> refusals(JsonNode template) {
    return template.properties().stream()
        .map(field -> field.getKey().replaceAll("\\.\\$$", ""))
        .filter(name -> !FIELDS.contains(name))
        .map(name -> "The field \"" + name + "\" is not supported by Step Functions")
        .toList();
  }

  private static boolean isRefused(String header) {
    return REFUSED_HEADERS.matcher(header.toLowerCase(Locale.ROOT)).matches();
  }
}
