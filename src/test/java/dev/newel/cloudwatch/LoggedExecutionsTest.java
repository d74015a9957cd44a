package dev.newel.cloudwatch;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole instance whose executions are logged in CloudWatch Logs. */
class LoggedExecutionsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final List<String> STREAMS = new CopyOnWriteArrayList<>();
  private static final List<JsonObject> ENTRIES = new CopyOnWriteArrayList<>();

  private static final HttpServer CLOUD_WATCH =
      await(
          VERTX
              .createHttpServer()
              .requestHandler(
                  request -> request.body().onSuccess(body -> answer(request, body.toJsonObject())))
              .listen(0, "127.0.0.1"));

  @RegisterExtension
  static final NewelServer NEWEL =
      NewelServer.calling("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", () -> CLOUD_WATCH.actualPort());

  private static final String FLOW =
      "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},"
          + "'B':{'Type':'Fail','Error':'E','Cause':'C'}}}";

  /** A stream must be made before anything is put into it. */
  private static void answer(HttpServerRequest request, JsonObject call) {
    String stream = call.getString("logGroupName") + " " + call.getString("logStreamName");
    String target = request.getHeader("X-Amz-Target");
    JsonObject answer = new JsonObject();
    if (target.endsWith(".CreateLogStream")) {
      STREAMS.add(stream);
    } else if (STREAMS.contains(stream)) {
      JsonArray events = call.getJsonArray("logEvents");
      for (int i = 0; i < events.size(); i++) {
        ENTRIES.add(new JsonObject(events.getJsonObject(i).getString("message")));
      }
    } else {
      request.response().setStatusCode(400);
      answer.put("__type", "ResourceNotFoundException").put("message", stream);
    }
    request.response().putHeader("Content-Type", "application/x-amz-json-1.1").end(answer.encode());
  }

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  private static Answer create(String name, String type, String logging) {
    JsonObject input =
        new JsonObject()
            .put("name", name)
            .put("type", type)
            .put("roleArn", NewelServer.ROLE)
            .put("definition", FLOW.replace('\'', '"'))
            .put("loggingConfiguration", new JsonObject(logging.replace('\'', '"')));
    return NEWEL.call("CreateStateMachine", input.encode());
  }

  private static String start(String name, String type, String level, boolean data) {
    String logging =
        "{'level':'%s','includeExecutionData':%s,'destinations':[%s]}"
            .formatted(level, data, group("arn:aws:logs:us-east-1:000000000000:log-group:/g:*"));
    String machine = create(name, type, logging).text("stateMachineArn");
    String body = new JsonObject().put("stateMachineArn", machine).put("input", "{}").encode();
    return NEWEL.call("StartExecution", body).text("executionArn");
  }

  private static String group(String arn) {
    return "{'cloudWatchLogsLogGroup':{'logGroupArn':'" + arn + "'}}";
  }

  private static List<JsonObject> entries(String execution, int count) {
    await().until(() -> entries(execution).size() == count);
    return entries(execution);
  }

  private static List<JsonObject> entries(String execution) {
    return ENTRIES.stream()
        .filter(entry -> entry.getString("execution_arn").equals(execution))
        .toList();
  }

  private static List<String> types(List<JsonObject> entries) {
    return entries.stream().map(entry -> entry.getString("type")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STANDARD", "EXPRESS"})
  void shouldLogEachEvent(String type) {
    String execution = start("all-" + type, type, "ALL", true);

    List<JsonObject> entries = entries(execution, 5);

    assertThat(types(entries))
        .containsExactly(
            "ExecutionStarted",
            "PassStateEntered",
            "PassStateExited",
            "FailStateEntered",
            "ExecutionFailed");
    JsonObject first = entries.get(0);
    assertThat(first.fieldNames())
        .containsExactly(
            "id",
            "type",
            "details",
            "previous_event_id",
            "event_timestamp",
            "execution_arn",
            "redrive_count");
    assertThat(first.getString("id")).isEqualTo("1");
    assertThat(first.getString("previous_event_id")).isEqualTo("0");
    assertThat(first.getString("redrive_count")).isEqualTo("0");
    assertThat(Long.parseLong(first.getString("event_timestamp"))).isPositive();
    assertThat(first.getJsonObject("details"))
        .isEqualTo(
            new JsonObject()
                .put("input", "{}")
                .put("inputDetails", new JsonObject().put("truncated", false))
                .put("roleArn", NewelServer.ROLE));
    assertThat(STREAMS)
        .anyMatch(
            stream ->
                stream.matches(
                    "/g states/all-" + type + "/\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d/[0-9a-f]{8}"));
  }

  @Test
  void shouldLeaveOutData() {
    String execution = start("no-data", "STANDARD", "ALL", false);

    List<JsonObject> entries = entries(execution, 5);

    assertThat(entries.get(0).getJsonObject("details"))
        .isEqualTo(new JsonObject().put("roleArn", NewelServer.ROLE));
    assertThat(entries.get(1).getJsonObject("details"))
        .isEqualTo(new JsonObject().put("name", "A"));
    assertThat(entries.get(4).getJsonObject("details"))
        .isEqualTo(new JsonObject().put("error", "E").put("cause", "C"));
  }

  @Test
  void shouldLogErrorsOnly() {
    String execution = start("errors", "EXPRESS", "ERROR", true);

    assertThat(types(entries(execution, 2))).containsExactly("FailStateEntered", "ExecutionFailed");
  }

  @Test
  void shouldLogWhatIsFatalOnly() {
    String silent = start("silent", "EXPRESS", "OFF", true);
    String execution = start("fatal", "EXPRESS", "FATAL", true);

    assertThat(types(entries(execution, 1))).containsExactly("ExecutionFailed");
    assertThat(entries(silent)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'level':'ALL'} | Must specify exactly one Log Destination.",
        "{'level':'OFF','destinations':[%1$s,%1$s]} | Must specify exactly one Log Destination.",
        "{'level':'ALL','destinations':[{}]} | Must set valid CloudWatch Log Group ARN.",
        "{'level':'FATAL','destinations':[%2$s]} | Log Group ARN must be provided with '*' qualifier."
      })
  void shouldRefuseWhatCannotBeLoggedTo(String given) {
    String logs = "arn:aws:logs:us-east-1:000000000000:log-group:/g";
    String[] parts = given.formatted(group(logs + ":*"), group(logs)).split(" \\| ", 2);

    Answer answer = create("refused", "STANDARD", parts[0]);

    assertThat(answer.error()).isEqualTo("InvalidLoggingConfiguration");
    assertThat(answer.message()).isEqualTo("Invalid Logging Configuration: " + parts[1]);
  }
}
