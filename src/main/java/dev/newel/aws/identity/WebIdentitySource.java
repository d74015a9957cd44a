package dev.newel.aws.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The credentials of a role that STS gives for a token in a file, as a service account of
 * Kubernetes has it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">
 *     AssumeRoleWithWebIdentity</a>
 */
public record WebIdentitySource(
    Vertx vertx,
    ServiceModels models,
    AwsCaller caller,
    String region,
    String roleArn,
    String session,
    Path tokenFile)
    implements CredentialSource {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 64 << 10;

  @Override
  public Future<Lent> lend() {
    return vertx
        .executeBlocking(this::prepare, false)
        .compose(caller::call)
        .map(WebIdentitySource::read);
  }

  private AwsCall prepare() throws IOException {
    ServiceModel sts = models.find("sts").orElseThrow();
    ObjectNode arguments =
        JsonNodeFactory.instance
            .objectNode()
            .put("RoleArn", roleArn)
            .put("RoleSessionName", session)
            .put("WebIdentityToken", Files.readString(tokenFile).trim());
    return new AwsCall(
        sts,
        sts.operation("assumeRoleWithWebIdentity").orElseThrow(),
        arguments,
        Dialect.SDK,
        sts.errorPrefix(),
        region,
        "",
        null,
        TIMEOUT,
        MOST_BYTES);
  }

  private static Lent read(CallResult result) {
    if (!(result instanceof CallResult.Answered answered)) {
      throw new IllegalStateException("STS gives none: " + result.getClass().getSimpleName());
    }
    JsonNode given = answered.result().path("Credentials");
    return new Lent(
        new Credentials(
            given.path("AccessKeyId").asText(),
            given.path("SecretAccessKey").asText(),
            given.path("SessionToken").asText()),
        Instant.parse(given.path("Expiration").asText()));
  }
}
