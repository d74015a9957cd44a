package dev.newel.gameday;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.testing.SdkSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls instances by TLS, with the AWS SDK's signature of a key. */
final class Client {

  /** Longer than a poll of the instances. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SdkSignature signature;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(Access.goodToday())
          .connectTimeout(TIMEOUT)
          .build();

  Client(AwsCredentialsIdentity key) {
    this.signature = new SdkSignature(key, "us-east-1", Clock.systemUTC());
  }

  /** What came of a call. */
  record Answer(int status, JsonNode body) {

    boolean isGood() {
      return status == 200;
    }

    /** The error's name; empty where there is none. */
    String error() {
      String type = body.path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    }

    String text(String field) {
      return body.path(field).asText();
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** A text as it stands in JSON that is itself a text's. */
  static String text(String json) {
    return json.replace("\"", "\\\"");
  }

  static JsonNode parse(String text) throws IOException {
    return JSON.readTree(text);
  }

  /**
   * Makes a call.
   *
   * @param invocation the same when it is made again
   * @throws IOException if there was no answer: it may have been heard all the same
   */
  Answer call(String url, String action, ObjectNode input, String invocation) throws IOException {
    String body = input.toString();
    SdkHttpRequest request =
        SdkSignature.request("POST", url)
            .putHeader("X-Amz-Target", "AWSStepFunctions." + action)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("amz-sdk-invocation-id", invocation)
            .build();
    SdkHttpRequest signed = signature.sign(request, body.getBytes(UTF_8));
    HttpResponse<String> answer = send(SdkSignature.toJava(signed, body).timeout(TIMEOUT).build());
    return new Answer(answer.statusCode(), parse(answer.body()));
  }

  /** What an instance says of its health, with the status; or why it says nothing. */
  String health(String url) {
    try {
      HttpResponse<String> answer =
          send(HttpRequest.newBuilder(URI.create(url + "health/ready")).timeout(TIMEOUT).build());
      return answer.statusCode() + " " + answer.body().strip();
    } catch (IOException away) {
      return away.toString();
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
