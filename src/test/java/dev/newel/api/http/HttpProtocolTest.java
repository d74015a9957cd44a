package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.api.TestApi;
import dev.newel.asl.data.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProtocolTest {

  private static final int MIB = 1 << 20;

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = new TestApi();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldAnswerAnSdkCallWithTheHeadersOfAws() throws IOException {
    HttpResponse<String> response =
        server.send(server.action("StartExecution", "{\"stateMachineArn\":\"a\",\"name\":\"ü\"}"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/x-amz-json-1.0");
    assertThat(response.headers().firstValue("x-amzn-RequestId").orElseThrow())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(TestApi.json(response).at("/action").textValue()).isEqualTo("StartExecution");
    assertThat(TestApi.json(response).at("/input/name").textValue()).isEqualTo("ü");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-amz-json-1.1",
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void shouldTakeAnyContentTypeWhereATargetIsGiven(String type) {
    HttpResponse<String> response =
        server.send(
            server.action("ListExecutions", "{\"maxResults\":3}").setHeader("Content-Type", type));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"maxResults\":3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWSStepFunctions.Nope           | Step Functions has no such action
          DynamoDB_20120810.PutItem       | X-Amz-Target does not begin with AWSStepFunctions.
          """)
  void shouldAnswerUnknownOperationException(String target, String message) throws IOException {
    HttpResponse<String> response =
        server.send(server.action("x", "{}").setHeader("X-Amz-Target", target));

    assertError(response, 400, "UnknownOperationException", message);
    assertThat(TestApi.json(response).get("__type").textValue())
        .isEqualTo("com.amazon.coral.service#UnknownOperationException");
  }

  @Test
  void shouldAnswerUnknownOperationWithoutTargetAndAction() throws IOException {
    HttpResponse<String> response =
        server.send(server.request("/").POST(BodyPublishers.ofString("{}")));

    assertError(
        response,
        400,
        "UnknownOperationException",
        "The request has neither X-Amz-Target nor Action");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "nonsense", "{\"maxResults\":1} trailing", "{\"a\":\"\u0001\"}", "[[[["})
  void shouldRefuseABodyThatIsNotJson(String body) throws IOException {
    HttpResponse<String> response = server.send(server.action("ListExecutions", body));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestApi.json(response).get("__type").textValue())
        .isEqualTo("com.amazon.coral.service#SerializationException");
    assertThat(TestApi.json(response).get("Message").textValue())
        .startsWith("Could not parse request body into json: ");
  }

  @Test
  void shouldRefuseABodyOfAnotherJsonType() throws IOException {
    HttpResponse<String> response = server.send(server.action("ListExecutions", "[1]"));

    assertThat(TestApi.json(response).get("Message").textValue())
        .isEqualTo("Start of list found where not expected");
  }

  @Test
  void shouldAnswerValidationErrorsAsAws() throws IOException {
    HttpResponse<String> response =
        server.send(server.action("ListExecutions", "{\"maxResults\":1001}"));

    assertError(
        response,
        400,
        "ValidationException",
        "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: "
            + "Member must have value less than or equal to 1000");
    assertThat(TestApi.json(response).get("__type").textValue())
        .isEqualTo("com.amazon.coral.validate#ValidationException");
  }

  @Test
  void shouldAnswerHalfASurrogatePairThatItEchoes() {
    HttpResponse<String> response =
        server.send(server.action("ListExecutions", "{\"statusFilter\":\"\\ud800\"}"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Value '?' at 'statusFilter'");
  }

  @Test
  void shouldTurnQueryParametersIntoWhatTheModelSays() throws IOException {
    HttpResponse<String> response =
        server.send(
            server.request(
                "/?Action=GetExecutionHistory&Version=2016-11-23&executionArn=a%3Ab"
                    + "&maxResults=7&reverseOrder=true&includeExecutionData=False"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(TestApi.json(response).get("input"))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"includeExecutionData\":false,\"maxResults\":7,\"executionArn\":\"a:b\","
                    + "\"reverseOrder\":true}"));
  }

  @Test
  void shouldReadStructuresInQueryParametersAsJson() throws IOException {
    String tags = URLEncoder.encode("[{\"key\":\"k\",\"value\":\"v w\"}]", StandardCharsets.UTF_8);
    HttpResponse<String> response =
        server.send(server.request("/?Action=CreateActivity&name=n&tags=" + tags));

    assertThat(TestApi.json(response).at("/input/tags/0/value").textValue()).isEqualTo("v w");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ListExecutions&maxResults=ten   | STRING_VALUE can not be converted to an Integer
          ListExecutions&maxResults=      | STRING_VALUE can not be converted to an Integer
          GetExecutionHistory&executionArn=a&reverseOrder=yes | STRING_VALUE can not be converted to a Boolean
          CreateActivity&name=n&tags=7    | NUMBER_VALUE can not be converted to a List
          ListExecutions&nextToken=%zz    | Could not parse the query string: a parameter is not URL-encoded
          """)
  void shouldRefuseQueryParametersThatAreNotWhatTheModelSays(String query, String message)
      throws IOException {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /?Action=" + query + " HTTP/1.1\nHost: localhost\n\n");
      RawHttp.Answer answer = raw.read();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().get("Message").textValue()).isEqualTo(message);
    }
  }

  @Test
  void shouldTakeADefinitionOf150KibibytesThroughGet() throws IOException {
    // each character takes three bytes in the URL
    String definition = "\"".repeat(150 << 10);
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send(
          "GET /?Action=CreateStateMachine&name=n&roleArn=r&definition="
              + "%22".repeat(150 << 10)
              + " HTTP/1.1\nHost: localhost\n\n");
      RawHttp.Answer answer = raw.read();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/input/definition").textValue()).isEqualTo(definition);
    }
  }

  @Test
  void shouldTakeADefinitionOfOneMebibyteThroughAForm() throws IOException {
    HttpResponse<String> response =
        server.send(
            server
                .request("/")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(
                    BodyPublishers.ofString(
                        "Action=CreateStateMachine&name=n&roleArn=r&definition="
                            + "%22".repeat(MIB))));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestApi.json(response).at("/input/definition").textValue()).hasSize(MIB);
  }

  @Test
  void shouldInflateGzip() throws IOException {
    HttpResponse<String> response =
        server.send(
            server
                .action("ListExecutions", "")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip("{\"maxResults\":9}", 1))));

    assertThat(response.body()).contains("\"maxResults\":9");
  }

  @Test
  void shouldNotInflateABombPastTheLimit() throws IOException {
    HttpResponse<String> response =
        server.send(
            server
                .action("ListExecutions", "")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(" ".repeat(MIB), 100))));

    assertError(
        response,
        413,
        "RequestEntityTooLargeException",
        "Request body must not be larger than 4194304 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "gzip,Body is not in gzip format",
    "br,'Content-Encoding is not supported; send gzip or none'"
  })
  void shouldRefuseWhatItCannotInflate(String encoding, String message) throws IOException {
    HttpResponse<String> response =
        server.send(server.action("ListExecutions", "{}").header("Content-Encoding", encoding));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestApi.json(response).get("Message").textValue()).isEqualTo(message);
  }

  @Test
  void shouldAnswerATooLargeBodyRatherThanCutItOff() throws IOException {
    HttpResponse<String> response =
        server.send(server.action("ListExecutions", " ".repeat(9 * MIB)));

    assertError(
        response,
        413,
        "RequestEntityTooLargeException",
        "Request body must not be larger than 4194304 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,/,405,MethodNotAllowed",
    "DELETE,/,405,MethodNotAllowed",
    "OPTIONS,/,405,MethodNotAllowed",
    "GET,/other,404,NotFound",
    "POST,/other,404,NotFound",
    "POST,/health/live,405,MethodNotAllowed"
  })
  void shouldAnswerOtherHttpAsAwsWould(String method, String path, int status, String name)
      throws IOException {
    HttpResponse<String> response =
        server.send(server.request(path).method(method, BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains(name);
    assertThat(TestApi.json(response).get("message")).isNotNull();
  }

  @Test
  void shouldAnswerHeadWithoutABody() {
    HttpResponse<String> response =
        server.send(server.request("/").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void shouldTellHealth() {
    assertThat(server.send(server.request("/health/live")).statusCode()).isEqualTo(200);
    assertThat(server.send(server.request("/health/ready")).statusCode()).isEqualTo(200);
    server.ready.set(false);
    try {
      assertThat(server.send(server.request("/health/live")).statusCode()).isEqualTo(200);
      assertThat(server.send(server.request("/health/ready")).statusCode()).isEqualTo(503);
    } finally {
      server.ready.set(true);
    }
  }

  private static void assertError(
      HttpResponse<String> response, int status, String name, String message) throws IOException {
    JsonNode body = TestApi.json(response);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains(name);
    assertThat(body.get("__type").textValue()).endsWith("#" + name);
    assertThat(body.get("message").textValue()).isEqualTo(message);
  }

  private static byte[] gzip(String text, int times) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      for (int i = 0; i < times; i++) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return compressed.toByteArray();
  }
}
