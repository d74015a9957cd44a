package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.wire.NameValue;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as it is told. */
class HttpAwsCallerTest {

  private record Seen(HttpServerRequest request, Buffer body) {}

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private Consumer<HttpServerRequest> answer = request -> request.response().end("{}");
  private HttpServer server;
  private HttpAwsCaller caller;

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setMaxHeaderSize(20_000))
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              seen.add(new Seen(request, body));
                              answer.accept(request);
                            }))
            .listen(0, "127.0.0.1")
            .await(20, TimeUnit.SECONDS);
    caller = caller("http://127.0.0.1:" + server.actualPort() + "/base");
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void shouldSendASignedRequest() throws Exception {
    answer = request -> request.response().putHeader("x-AMZ-Odd", "v").end("{\"MessageId\":\"m\"}");

    CallResult result =
        call(Calls.sdk("sqs", "sendMessage", "{\"QueueUrl\":\"q\",\"MessageBody\":\"ü\"}"));

    Seen sent = seen.take();
    assertThat(sent.request.method().name()).isEqualTo("POST");
    assertThat(sent.request.uri()).isEqualTo("/base/");
    assertThat(sent.request.getHeader("X-Amz-Target")).isEqualTo("AmazonSQS.SendMessage");
    assertThat(sent.request.getHeader("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=newel/")
        .contains("/eu-west-1/sqs/aws4_request");
    assertThat(sent.body.toString()).isEqualTo("{\"QueueUrl\":\"q\",\"MessageBody\":\"ü\"}");
    assertThat(result)
        .isInstanceOfSatisfying(
            CallResult.Answered.class,
            answered -> {
              assertThat(answered.result()).hasToString("{\"MessageId\":\"m\"}");
              assertThat(answered.answer().headers()).contains(new NameValue("x-AMZ-Odd", "v"));
            });
  }

  @Test
  void shouldEncodePathAndQuery() throws Exception {
    call(
        Calls.sdk("s3", "getObject", "{\"Bucket\":\"b\",\"Key\":\"a/b c\",\"VersionId\":\"v&w\"}"));

    assertThat(seen.take().request.uri()).isEqualTo("/base/b/a/b%20c?versionId=v%26w");
  }

  @Test
  void shouldTellOfAnEmptyBodyWhereOneIsExpected() throws Exception {
    call(Calls.sdk("s3", "putObject", "{\"Bucket\":\"b\",\"Key\":\"k\"}"));
    call(Calls.sdk("s3", "headBucket", "{\"Bucket\":\"b\"}"));

    assertThat(seen.take().request.getHeader("Content-Length")).isEqualTo("0");
    assertThat(seen.take().request.getHeader("Content-Length")).isNull();
  }

  @Test
  void shouldSignLargeBodiesToo() throws Exception {
    String body = "x".repeat(300_000);

    CallResult result =
        call(
            Calls.sdk(
                "sqs", "sendMessage", "{\"QueueUrl\":\"q\",\"MessageBody\":\"" + body + "\"}"));

    assertThat(result).isInstanceOf(CallResult.Answered.class);
    Seen sent = seen.take();
    assertThat(sent.body.length()).isGreaterThan(300_000);
    assertThat(sent.request.getHeader("Authorization")).isNotNull();
  }

  @Test
  void shouldNotSignWhatIsNotSigned() throws Exception {
    call(
        Calls.sdk(
            "cognitoidentityprovider", "initiateAuth", "{\"ClientId\":\"c\",\"AuthFlow\":\"f\"}"));

    assertThat(seen.take().request.getHeader("Authorization")).isNull();
  }

  @Test
  void shouldSendNothingOfInvalidArguments() throws Exception {
    CallResult result = call(Calls.sdk("sqs", "sendMessage", "{\"Queue\":\"q\"}"));

    assertThat(result)
        .isEqualTo(
            new CallResult.Invalid(
                List.of("The field \"Queue\" is not supported by Step Functions")));
    assertThat(seen).isEmpty();
  }

  @Test
  void shouldTakeAnAnswerThatJustFits() throws Exception {
    answer = request -> request.response().end("{\"MessageId\":\"" + "m".repeat(984) + "\"}");

    assertThat(call(Calls.sdk("sqs", "sendMessage", "{}"))).isInstanceOf(CallResult.Answered.class);
  }

  @Test
  void shouldReadLargeAnswersToo() throws Exception {
    answer = request -> request.response().end("{\"MessageId\":\"" + "m".repeat(300_000) + "\"}");
    AwsCall call = Calls.sdk("sqs", "sendMessage", "{}");

    assertThat(call(with(call, call.timeout(), 400_000))).isInstanceOf(CallResult.Answered.class);
  }

  @Test
  void shouldGiveUpAnAnswerThatIsTooLarge() throws Exception {
    answer =
        request -> {
          request.response().setChunked(true);
          request.response().write("x".repeat(1_001)); // and never an end
        };

    assertThat(call(Calls.sdk("sqs", "sendMessage", "{}")))
        .isEqualTo(new CallResult.TooLarge(1_000));
  }

  @Test
  void shouldNotWaitLongerThanItMay() throws Exception {
    answer = request -> {};
    AwsCall call = Calls.sdk("sqs", "sendMessage", "{}");

    assertThat(call(withTimeout(call, Duration.ofMillis(200))))
        .isEqualTo(
            new CallResult.Unreachable(
                "Sqs.SdkClientException", "Unable to execute HTTP request: Read timed out"));
  }

  @Test
  void shouldNotWaitLongerForTheRestOfAnAnswer() throws Exception {
    answer = request -> request.response().setChunked(true).write("{");
    AwsCall call = Calls.sdk("sqs", "sendMessage", "{}");

    assertThat(call(withTimeout(call, Duration.ofMillis(200))))
        .isInstanceOf(CallResult.Unreachable.class);
  }

  @Test
  void shouldNotWaitLongerForAConnection() throws Exception {
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    answer = held::add;
    AwsCall call = Calls.sdk("sqs", "sendMessage", "{}");
    caller.call(call);
    caller.call(call);
    held.take();
    HttpServerRequest second = held.take();

    assertThat(call(withTimeout(call, Duration.ofMillis(200))))
        .isInstanceOf(CallResult.Unreachable.class);
    answer = request -> request.response().end("{}");
    second.response().end("{}");
    assertThat(call(call)).isInstanceOf(CallResult.Answered.class);
  }

  /** Recorded of sqs:sendMessage to a queue at a host that is not there. */
  @Test
  void shouldNameAHostThatIsUnknown() {
    Endpoint endpoint = new Endpoint(true, "no.such.host", 443, "", "eu-west-1", true);

    assertThat(Exchange.reason(new UnknownHostException("Failed to resolve"), endpoint))
        .isEqualTo("no.such.host: Name or service not known");
  }

  @Test
  void shouldSayThatAConnectionIsLost() throws Exception {
    answer = request -> request.connection().close();

    assertThat(call(Calls.sdk("sqs", "sendMessage", "{}")))
        .isInstanceOfSatisfying(
            CallResult.Unreachable.class,
            lost -> assertThat(lost.cause()).startsWith("Unable to execute HTTP request: "));
  }

  @Test
  void shouldSayThatNobodyIsThere() throws Exception {
    int port = server.actualPort();
    server.close().await(20, TimeUnit.SECONDS);

    CallResult result =
        caller("http://127.0.0.1:" + port)
            .call(Calls.sdk("sqs", "sendMessage", "{}"))
            .await(20, TimeUnit.SECONDS);

    assertThat(result)
        .isInstanceOfSatisfying(
            CallResult.Unreachable.class,
            nobody -> assertThat(nobody.cause()).contains("Connection refused"));
  }

  @Test
  void shouldSayThatThereAreNoCredentialsForAws() throws Exception {
    HttpAwsCaller aws =
        new HttpAwsCaller(
            vertx,
            new AwsRequests(new Endpoints(name -> null), Optional::empty, Clock.systemUTC()),
            1);

    assertThat(aws.call(Calls.sdk("sqs", "sendMessage", "{}")).await(20, TimeUnit.SECONDS))
        .isEqualTo(
            new CallResult.Unreachable(
                "Sqs.SdkClientException", "Unable to load credentials: there are none"));
  }

  @Test
  void shouldUseAConnectionAgain() throws Exception {
    call(Calls.sdk("sqs", "sendMessage", "{}"));
    call(Calls.sdk("sqs", "sendMessage", "{}"));

    assertThat(seen.take().request.remoteAddress()).isEqualTo(seen.take().request.remoteAddress());
  }

  private CallResult call(AwsCall call) throws Exception {
    return caller.call(call).await(20, TimeUnit.SECONDS);
  }

  private HttpAwsCaller caller(String url) {
    Endpoints endpoints = new Endpoints(Map.of("AWS_ENDPOINT_URL", url)::get);
    AwsRequests requests = new AwsRequests(endpoints, Optional::empty, Clock.systemUTC());
    return new HttpAwsCaller(vertx, requests, 2);
  }

  private static AwsCall withTimeout(AwsCall call, Duration timeout) {
    return with(call, timeout, call.mostBytes());
  }

  private static AwsCall with(AwsCall call, Duration timeout, int mostBytes) {
    return new AwsCall(
        call.service(),
        call.operation(),
        call.arguments(),
        call.dialect(),
        call.errorPrefix(),
        call.region(),
        call.id(),
        call.credentials(),
        timeout,
        mostBytes);
  }
}
