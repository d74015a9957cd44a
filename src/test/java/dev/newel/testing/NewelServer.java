package dev.newel.testing;

import static dev.newel.testing.RedisFixture.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.Newel;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.config.NewelConfig;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.client.RedisLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A whole instance of Newel for a test class, on a free port and over an empty Redis. To be kept in
 * a static field with {@code @RegisterExtension}.
 */
public final class NewelServer implements BeforeAllCallback, AfterAllCallback {

  /** The role that tests give to state machines. */
  public static final String ROLE = "arn:aws:iam::000000000000:role/newel";

  private final RedisFixture redis = new RedisFixture();
  private final Supplier<NewelConfig> config;
  private final HttpClient http = HttpClient.newHttpClient();
  private Clock clock = Clock.systemUTC();
  private @Nullable Duration retention;
  private @Nullable Running running;

  private final Map<String, SfnClient> clients = new ConcurrentHashMap<>();

  private record Running(Vertx vertx, RedisLink link, Newel newel) {}

  /** An instance whose polls wait as long as AWS's. */
  public NewelServer() {
    this(Duration.ofSeconds(60));
  }

  /**
   * @param poll how long GetActivityTask waits for a task
   */
  public NewelServer(Duration poll) {
    this(poll, false);
  }

  /**
   * @param poll how long GetActivityTask waits for a task
   * @param statusEvents whether status changes are published on the event bus
   */
  public NewelServer(Duration poll, boolean statusEvents) {
    this(() -> config(poll, statusEvents));
  }

  /**
   * @param config called when the test class begins
   */
  public NewelServer(Supplier<NewelConfig> config) {
    this.config = config;
  }

  /**
   * An instance that calls services.
   *
   * @param variables AWS's, asked for when the instance starts
   */
  public static NewelServer calling(Supplier<Map<String, String>> variables) {
    return new NewelServer(
        () -> NewelConfig.builder().httpPort(0).awsVariables(variables.get()).build());
  }

  /**
   * An instance that calls a service of a test.
   *
   * @param endpoint the variable of AWS's that says where services are
   * @param port of this machine, asked for when the instance starts
   */
  public static NewelServer calling(String endpoint, IntSupplier port) {
    return calling(
        () ->
            Map.of(
                "AWS_ACCESS_KEY_ID",
                "any",
                "AWS_SECRET_ACCESS_KEY",
                "any",
                endpoint,
                "http://127.0.0.1:" + port.getAsInt()));
  }

  /** Has the machine go by another clock. */
  public NewelServer onMachineWith(Clock another) {
    clock = another;
    return this;
  }

  /** Has ended executions kept for no longer than this. */
  public NewelServer keeping(Duration span) {
    retention = span;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    redis.beforeAll(context);
    Vertx vertx = RedisFixture.running(context).vertx();
    NewelConfig config = this.config.get();
    RedisStore store =
        await(
            RedisStore.open(
                RedisFixture.running(context).link(),
                new RedisStore.Options(
                    Home.of(config.aws().region(), config.aws().account()),
                    config.engine().partitions(),
                    retention == null ? config.keeping().retention() : retention,
                    clock)));
    Newel newel = await(Newel.deploy(vertx, store, config));
    running = new Running(vertx, RedisFixture.running(context).link(), newel);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    clients.values().forEach(SfnClient::close);
    clients.clear();
    await(running().newel().stop());
    running = null;
    redis.afterAll(context);
  }

  private static NewelConfig config(Duration poll, boolean statusEvents) {
    return NewelConfig.builder()
        .httpPort(0)
        .set("limits.poll-seconds", String.valueOf(poll.toSeconds()))
        .set("engine.status-events", String.valueOf(statusEvents))
        .build();
  }

  private Running running() {
    Running server = running;
    if (server == null) {
      throw new IllegalStateException("the server runs only while its test class does");
    }
    return server;
  }

  /** The Vert.x that the instance is deployed to. */
  public Vertx vertx() {
    return running().vertx();
  }

  /** The Redis under the instance. */
  public RedisLink link() {
    return running().link();
  }

  public int port() {
    return running().newel().port();
  }

  /** Where the instance listens. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The AWS SDK, pointed at the instance. */
  public SfnClient sfn() {
    return sfn("us-east-1", "id");
  }

  /** The AWS SDK with these credentials, pointed at the instance. */
  public SfnClient sfn(String region, String accessKey) {
    return clients.computeIfAbsent(
        accessKey + "/" + region, key -> sfnAt(url(), region, accessKey));
  }

  /** The AWS SDK, pointed at a URL, for its caller to close. */
  public static SfnClient sfnAt(String url, String region, String accessKey) {
    return SfnClient.builder()
        .endpointOverride(URI.create(url))
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        // an address cannot have the prefix that some actions have at AWS
        .overrideConfiguration(
            config ->
                config.putAdvancedOption(
                    SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
        .build();
  }

  /** An answer as it came over the wire. */
  public record Answer(int status, JsonNode body) {
    /** The name of the error, without its namespace. */
    public String error() {
      String type = body.path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    }

    public String message() {
      return body.path("message").asText();
    }

    public String text(String member) {
      return body.path(member).asText();
    }

    /** Sends a request, and waits for what is answered. */
    public static Answer to(HttpClient http, HttpRequest.Builder request) {
      try {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), Json.MAPPER.readTree(response.body()));
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  /** An action in AWS JSON 1.0. */
  public Answer call(String action, String body) {
    return send(request(action, body));
  }

  /** An action in AWS JSON 1.0, with the id that an AWS SDK keeps when it repeats a call. */
  public Answer call(String action, String body, String invocationId) {
    return send(request(action, body).header("amz-sdk-invocation-id", invocationId));
  }

  private HttpRequest.Builder request(String action, String body) {
    return HttpRequest.newBuilder(URI.create(url() + "/"))
        .header("X-Amz-Target", "AWSStepFunctions." + action)
        .header("Content-Type", "application/x-amz-json-1.0")
        .POST(BodyPublishers.ofString(body));
  }

  /** A GET of the Query form. */
  public Answer get(String query) {
    return send(HttpRequest.newBuilder(URI.create(url() + "/?" + query)));
  }

  /** The Query form as a POSTed form. */
  public Answer postForm(String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private Answer send(HttpRequest.Builder request) {
    return Answer.to(http, request);
  }
}
