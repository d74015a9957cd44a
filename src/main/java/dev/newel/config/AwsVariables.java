package dev.newel.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AWS's own variables that say where services are and what calls are signed with. They keep their
 * names, as there is one for each service, and are never printed: some are secret.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html">
 *     Environment variables of the AWS SDKs</a>
 */
public record AwsVariables(Map<String, String> values) {

  static final AwsVariables NONE = new AwsVariables(Map.of());

  private static final Pattern ENDPOINT = Pattern.compile("AWS_ENDPOINT_URL(_[A-Z0-9_]+)?");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_PROFILE",
          "AWS_SHARED_CREDENTIALS_FILE",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_ROLE_ARN",
          "AWS_ROLE_SESSION_NAME",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
          "HOME",
          "USERPROFILE");

  public AwsVariables {
    values = Map.copyOf(values);
  }

  /** Those of an environment. */
  static AwsVariables of(Map<String, String> environment) {
    Map<String, String> found = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (CREDENTIALS.contains(name) || ENDPOINT.matcher(name).matches()) {
            found.put(name, value.strip());
          }
        });
    return new AwsVariables(found);
  }

  /** The same with others, which win. */
  AwsVariables with(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(others);
    return new AwsVariables(all);
  }

  /** A variable's value; null where it is not set. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).keySet().toString();
  }
}
