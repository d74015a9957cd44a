package dev.newel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import dev.newel.testing.SdkSignature;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * Secrets that Newel is told, and that nothing of what it says has: not at any level of its log.
 */
class SecretsTest {

  private static final String PLANTED = "pl4nt3d";

  private static final String KEYS =
      """
      {"AccessKeys": [
        {"AccessKeyId": "ADMIN", "SecretAccessKey": "secret"},
        {"AccessKeyId": "OTHER", "SecretAccessKey": "pl4nt3d-1", "SessionToken": "pl4nt3d-2"}]}
      """;

  private static final String CONNECTIONS =
      """
      {"shop": {"AuthorizationType": "API_KEY", "AuthParameters": {
        "ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "pl4nt3d-3"},
        "InvocationHttpParameters": {
          "QueryStringParameters": [{"Key": "q", "Value": "pl4nt3d-4", "IsValueSecret": true}]}}}}
      """;

  private static final AtomicBoolean USED = new AtomicBoolean();

  private static final Vertx VERTX = Vertx.vertx();

  /** A service that answers everything with a fault. */
  private static final HttpServer SERVICE =
      VERTX
          .createHttpServer()
          .requestHandler(
              request -> {
                if ("pl4nt3d-3".equals(request.getHeader("X-Key"))) {
                  USED.set(true);
                }
                request.response().setStatusCode(400).end("no");
              })
          .listen(0, "127.0.0.1")
          .await();

  @TempDir static Path folder;

  @RegisterExtension static final LogRecords LOG = new LogRecords("dev.newel", Level.ALL);

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(SecretsTest::config);

  private final List<String> answers = new ArrayList<>();

  private static NewelConfig config() {
    try {
      return NewelConfig.builder()
          .httpPort(0)
          .set("auth.keys-file", file("keys.json", KEYS))
          .set("connections.file", file("connections.json", CONNECTIONS))
          .set("calls.private-addresses", "true")
          .set("aws.endpoint-url", "http://127.0.0.1:" + SERVICE.actualPort())
          .awsVariables(
              Map.of(
                  "AWS_ACCESS_KEY_ID", "id",
                  "AWS_SECRET_ACCESS_KEY", "pl4nt3d-5",
                  "AWS_SESSION_TOKEN", "pl4nt3d-6"))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  private static SfnClient sfn() {
    return NEWEL.sfn("us-east-1", "ADMIN");
  }

  private void ask(String path) throws IOException, InterruptedException {
    SdkHttpRequest request = SdkSignature.request("GET", NEWEL.url() + path).build();
    SdkHttpRequest signed =
        new SdkSignature(
                AwsCredentialsIdentity.create("ADMIN", "secret"), "us-east-1", Clock.systemUTC())
            .sign(request, new byte[0]);
    HttpRequest sent = SdkSignature.toJava(signed, "").build();
    answers.add(HttpClient.newHttpClient().send(sent, BodyHandlers.ofString()).body());
    assertThat(answers.get(answers.size() - 1)).doesNotContain("InvalidSignatureException");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String task(String resource, String parameters) {
    return """
    {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true, "Resource": "%s",
     "Parameters": %s}}}
    """
        .formatted(resource, parameters);
  }

  private static String httpCall() {
    return task(
        "arn:aws:states:::http:invoke",
        """
        {"ApiEndpoint": "http://127.0.0.1:%d/orders", "Method": "GET", "Authentication": {
         "ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/shop/id"}}
        """
            .formatted(SERVICE.actualPort()));
  }

  private void run(String name, String definition) throws IOException, InterruptedException {
    Workflows flows = new Workflows(sfn());
    String execution = flows.start(flows.machine(name, definition), "{}");
    flows.awaitStatus(execution, "FAILED");
    ask("/?Action=GetExecutionHistory&executionArn=" + encoded(execution));
    ask("/?Action=DescribeExecution&executionArn=" + encoded(execution));
  }

  @Test
  void shouldTellNoSecretInAnswersHistoriesOrLogs() throws Exception {
    run("calls-http", httpCall());
    run(
        "calls-aws",
        task(
            "arn:aws:states:::sqs:sendMessage",
            "{\"QueueUrl\": \"http://q/1/a\", \"MessageBody\": \"b\"}"));
    String test =
        "/?Action=TestState&stateName=T&roleArn=%s&definition=%s&inspectionLevel="
            .formatted(encoded(NewelServer.ROLE), encoded(httpCall()));
    ask(test + "DEBUG");
    ask(test + "TRACE");
    try {
      NEWEL.sfn("us-east-1", "OTHER").listActivities();
    } catch (SfnException refused) {
      answers.add(refused.toString());
    }
    ask("/console/api/about");
    ask("/console/api/instances");
    ask("/console/api/executions?status=FAILED");
    ask("/?Action=ListStateMachines");

    assertThat(USED).isTrue();
    assertThat(answers).hasSize(11).noneMatch(text -> text.contains(PLANTED));
    assertThat(LOG.messages()).isNotEmpty().noneMatch(text -> text.contains(PLANTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://user:pl4nt3d@127.0.0.1:1",
        "redis+sentinel://user:pl4nt3d@127.0.0.1:1/primary?sentinel-password=pl4nt3d",
        "redis+cluster://user:pl4nt3d@127.0.0.1:1",
      })
  void shouldTellNoPasswordWhereItCannotStart(String url) throws IOException {
    LoadedConfig loaded =
        LoadedConfig.load(
            folder,
            Map.of(
                "NEWEL_REDIS_URL",
                url,
                "NEWEL_REDIS_PATIENCE_SECONDS",
                "0",
                "NEWEL_HTTP_PORT",
                "0",
                "AWS_SECRET_ACCESS_KEY",
                PLANTED));

    Throwable failure =
        Newel.deploy(VERTX, loaded.config())
            .<Throwable>map(newel -> null)
            .otherwise(e -> e)
            .await();

    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).doesNotContain(PLANTED);
    assertThat(loaded.listing()).noneMatch(line -> line.contains(PLANTED));
    assertThat(loaded.warnings()).noneMatch(line -> line.contains(PLANTED));
  }
}
