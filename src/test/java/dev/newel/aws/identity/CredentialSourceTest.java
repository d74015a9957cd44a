package dev.newel.aws.identity;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.identity.CredentialSource.Lent;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import dev.newel.task.service.ScriptedServices;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class CredentialSourceTest {

  private static final Instant UNTIL = Instant.parse("2026-01-02T04:00:00Z");
  private static final Lent LENT = new Lent(new Credentials("i", "s", "t"), UNTIL);

  private final Vertx vertx;

  @TempDir Path folder;

  CredentialSourceTest(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void shouldReadAProfileThatWasWrittenAnew() throws IOException {
    Path file = folder.resolve("credentials");
    CredentialSource source = new ProfileSource(vertx, file, "work");
    Files.writeString(file, "[work]\naws_access_key_id=a\naws_secret_access_key=b\n");
    assertThat(await(source.lend())).isEqualTo(new Lent(new Credentials("a", "b", null), null));

    Files.writeString(file, "[work]\naws_access_key_id=c\naws_secret_access_key=d\n");
    assertThat(await(source.lend())).isEqualTo(new Lent(new Credentials("c", "d", null), null));
  }

  @Test
  void shouldAskTheContainer() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "shown\n");
    HttpServer server =
        await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/credentials?x=1");

    assertThat(await(new ContainerSource(vertx, vertx.createHttpClient(), uri, null, token).lend()))
        .isEqualTo(LENT);
    assertThat(
            await(new ContainerSource(vertx, vertx.createHttpClient(), uri, "shown", null).lend()))
        .isEqualTo(LENT);
  }

  private void answer(HttpServerRequest request) {
    boolean shown = "shown".equals(request.getHeader("Authorization"));
    request
        .response()
        .setStatusCode(shown && "/credentials?x=1".equals(request.uri()) ? 200 : 403)
        .end(
            "{\"AccessKeyId\":\"i\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\""
                + UNTIL
                + "\"}");
  }

  @Test
  void shouldShowStsTheTokenOfTheServiceAccount() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "jwt\n");
    ScriptedServices sts = new ScriptedServices();
    sts.answer(
        ScriptedServices.answered(
            "{'Credentials':{'AccessKeyId':'i','SecretAccessKey':'s','SessionToken':'t',"
                + "'Expiration':'"
                + UNTIL
                + "'}}"));

    assertThat(await(source(sts, token).lend())).isEqualTo(LENT);
    AwsCall call = sts.last();
    assertThat(call.arguments().toString())
        .isEqualTo(
            "{\"RoleArn\":\"role\",\"RoleSessionName\":\"session\",\"WebIdentityToken\":\"jwt\"}");
    assertThat(call.operation().signing()).isEqualTo(Operation.Signing.NONE);
  }

  @Test
  void shouldFailWhereStsRefuses() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "jwt");
    ScriptedServices sts = new ScriptedServices();
    sts.answer(new CallResult.Unreachable("e", "away"));

    assertThat(source(sts, token).lend().map(lent -> false).otherwise(true))
        .satisfies(failed -> assertThat(await(failed)).isTrue());
  }

  private CredentialSource source(AwsCaller caller, Path token) {
    return new WebIdentitySource(
        vertx, ServiceModels.bundled(), caller, "us-east-1", "role", "session", token);
  }
}
