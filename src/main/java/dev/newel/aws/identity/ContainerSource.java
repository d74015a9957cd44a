package dev.newel.aws.identity;

import dev.newel.aws.client.Credentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of the container that Newel runs in, as ECS and EKS Pod Identity give them.
 *
 * @param uri where they are asked for
 * @param token what is shown there; null for nothing
 * @param tokenFile where that stands, which may be written anew; null for in no file
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">
 *     Container credential provider</a>
 */
public record ContainerSource(
    Vertx vertx, HttpClient http, URI uri, @Nullable String token, @Nullable Path tokenFile)
    implements CredentialSource {

  private static final long TIMEOUT_SECONDS = 5;

  @Override
  public Future<Lent> lend() {
    return vertx
        .executeBlocking(this::shownToken, false)
        .compose(this::ask)
        .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .map(ContainerSource::read);
  }

  /** Empty for none. */
  private String shownToken() throws IOException {
    if (tokenFile != null) {
      return Files.readString(tokenFile).trim();
    }
    return token == null ? "" : token;
  }

  private Future<Buffer> ask(String shown) {
    RequestOptions options =
        new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(uri.toString());
    return http.request(options)
        .map(request -> shown.isEmpty() ? request : request.putHeader("Authorization", shown))
        .compose(HttpClientRequest::send)
        .compose(
            response ->
                response.statusCode() == 200
                    ? response.body()
                    : Future.failedFuture("the container answers " + response.statusCode()));
  }

  private static Lent read(Buffer body) {
    JsonObject given = body.toJsonObject();
    return new Lent(
        new Credentials(
            given.getString("AccessKeyId", ""),
            given.getString("SecretAccessKey", ""),
            given.getString("Token")),
        Instant.parse(given.getString("Expiration")));
  }
}
