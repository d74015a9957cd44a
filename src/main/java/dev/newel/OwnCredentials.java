package dev.newel;

import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.identity.ContainerSource;
import dev.newel.aws.identity.CredentialSource;
import dev.newel.aws.identity.FreshCredentials;
import dev.newel.aws.identity.ProfileSource;
import dev.newel.aws.identity.WebIdentitySource;
import dev.newel.aws.model.ServiceModels;
import dev.newel.config.AwsVariables;
import dev.newel.config.NewelConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of the instance, from the first place that AWS's variables name: the environment
 * itself, a token for a role, a profile, or the container that it runs in.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html">
 *     Standardized credential providers</a>
 */
final class OwnCredentials implements Supplier<Optional<Credentials>> {

  /** Where ECS has them. */
  private static final String CONTAINER_HOST = "http://169.254.170.2";

  private final Vertx vertx;
  private final AwsVariables variables;
  private final String region;
  private final FreshCredentials fresh;
  private final HttpClient http;

  OwnCredentials(Vertx vertx, NewelConfig config, Clock clock) {
    this.vertx = vertx;
    this.variables = config.services().variables();
    this.region = config.aws().region();
    this.fresh = new FreshCredentials(vertx, clock);
    this.http = vertx.createHttpClient();
  }

  @Override
  public Optional<Credentials> get() {
    return Credentials.ofEnvironment(variables::get).or(fresh);
  }

  /** Begins to get those that expire, or may change, and waits for the first; does not fail. */
  Future<Void> begin(ServiceModels models, AwsCaller caller) {
    CredentialSource source = get().isPresent() ? null : source(models, caller);
    return source == null ? Future.succeededFuture() : fresh.begin(source);
  }

  private @Nullable CredentialSource source(ServiceModels models, AwsCaller caller) {
    Path token = path("AWS_WEB_IDENTITY_TOKEN_FILE");
    String role = variables.get("AWS_ROLE_ARN");
    if (token != null && role != null) {
      String session = Objects.requireNonNullElse(variables.get("AWS_ROLE_SESSION_NAME"), "newel");
      return new WebIdentitySource(vertx, models, caller, region, role, session, token);
    }
    Path profiles = profileFile();
    if (profiles != null && Files.isReadable(profiles)) {
      String profile = Objects.requireNonNullElse(variables.get("AWS_PROFILE"), "default");
      return new ProfileSource(vertx, profiles, profile);
    }
    String uri = containerUri();
    return uri == null
        ? null
        : new ContainerSource(
            vertx,
            http,
            URI.create(uri),
            variables.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"),
            path("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
  }

  private @Nullable String containerUri() {
    String relative = variables.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    return relative == null
        ? variables.get("AWS_CONTAINER_CREDENTIALS_FULL_URI")
        : CONTAINER_HOST + relative;
  }

  private @Nullable Path profileFile() {
    Path named = path("AWS_SHARED_CREDENTIALS_FILE");
    if (named != null) {
      return named;
    }
    Path home = path("HOME") == null ? path("USERPROFILE") : path("HOME");
    return home == null ? null : home.resolve(".aws").resolve("credentials");
  }

  private @Nullable Path path(String variable) {
    String text = variables.get(variable);
    return text == null || text.isEmpty() ? null : Path.of(text);
  }

  /** Asks no more. */
  void close() {
    fresh.close();
    http.close();
  }
}
