package dev.newel.api.action.execution;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.testing.CommandStats;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions of Express machines, through the API. */
class ExpressExecutionsTest {

  private static final String PASS = "{'A':{'Type':'Pass','End':true}}";

  /** A state that says its input on the event bus, and hands it on. */
  private static final String TELL =
      "'Type':'Task','Resource':'arn:aws:states:::bus:publish','ResultPath':null,"
          + "'Parameters':{'Address':'heard','Body.$':'$'}";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  /** What the machines of this test say on the event bus. */
  private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();

  @BeforeAll
  static void listen() {
    NEWEL
        .vertx()
        .eventBus()
        .<JsonObject>consumer("heard", message -> HEARD.add(message.body().encode()));
  }

  private static String machine(String name, String type, String states) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode().put("StartAt", "A");
    definition.set("States", Json.ofTrusted(states.replace('\'', '"')).node());
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("type", type)
            .put("roleArn", NewelServer.ROLE)
            .put("definition", Json.write(definition));
    Answer answer = NEWEL.call("CreateStateMachine", Json.write(input));
    assertThat(answer.status()).as(answer.message()).isEqualTo(200);
    return answer.text("stateMachineArn");
  }

  private static String express(String name, String states) {
    return machine(name, "EXPRESS", states);
  }

  private static Answer sync(String machine, String more) {
    return NEWEL.call(
        "StartSyncExecution", "{\"stateMachineArn\":\"" + machine + "\"" + more + "}");
  }

  private static Answer start(String machine, String more) {
    return NEWEL.call("StartExecution", "{\"stateMachineArn\":\"" + machine + "\"" + more + "}");
  }

  @Test
  void shouldAnswerWithTheEndOfAnExecution() {
    String machine = express("whole", "{'A':{'Type':'Pass','Result':{'b':2},'End':true}}");

    JsonNode answer =
        sync(machine, ",\"name\":\"n\",\"input\":\"{\\\"a\\\": 1}\",\"traceHeader\":\"Root=1-2-3\"")
            .body();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "executionArn",
            "stateMachineArn",
            "name",
            "startDate",
            "stopDate",
            "status",
            "input",
            "inputDetails",
            "output",
            "outputDetails",
            "traceHeader",
            "billingDetails");
    assertThat(answer.path("executionArn").asText())
        .matches("arn:aws:states:us-east-1:000000000000:express:whole:n:[0-9a-f-]{36}");
    assertThat(answer.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(answer.path("input").asText()).isEqualTo("{\"a\": 1}");
    assertThat(answer.path("output").asText()).isEqualTo("{\"b\":2}");
    assertThat(answer.path("traceHeader").asText()).isEqualTo("Root=1-2-3");
    assertThat(answer.at("/outputDetails/included").asBoolean()).isTrue();
    assertThat(answer.at("/billingDetails/billedDurationInMilliseconds").asInt() % 100).isZero();
    assertThat(answer.at("/billingDetails/billedMemoryUsedInMB").asInt()).isEqualTo(64);
    assertThat(answer.path("stopDate").decimalValue())
        .isGreaterThanOrEqualTo(answer.path("startDate").decimalValue());
  }

  @Test
  void shouldLeaveOutDataThatIsNotWanted() {
    String machine = express("metadata", "{'A':{'Type':'Pass','End':true}}");

    JsonNode answer = sync(machine, ",\"includedData\":\"METADATA_ONLY\"").body();

    assertThat(answer.has("input")).isFalse();
    assertThat(answer.has("output")).isFalse();
    assertThat(answer.at("/inputDetails/included").asBoolean(true)).isFalse();
    assertThat(answer.at("/outputDetails/included").asBoolean(true)).isFalse();
  }

  @Test
  void shouldAnswerWithAFailure() {
    String machine = express("failing", "{'A':{'Type':'Fail','Error':'E','Cause':'because'}}");

    Answer answer = sync(machine, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("FAILED");
    assertThat(answer.text("error")).isEqualTo("E");
    assertThat(answer.text("cause")).isEqualTo("because");
    assertThat(answer.body().has("output")).isFalse();
    assertThat(answer.body().at("/outputDetails/included").asBoolean()).isTrue();
  }

  @Test
  void shouldTimeOutWhenTheMachineSaysSo() {
    String machine =
        NEWEL
            .call(
                "CreateStateMachine",
                """
                {"name": "late", "type": "EXPRESS", "roleArn": "arn:aws:iam::000000000000:role/r",
                 "definition": "{\\"StartAt\\":\\"A\\",\\"TimeoutSeconds\\":1,\\"States\\":
                   {\\"A\\":{\\"Type\\":\\"Wait\\",\\"Seconds\\":60,\\"End\\":true}}}"}
                """
                    .replace("\n", ""))
            .text("stateMachineArn");

    Answer answer = sync(machine, "");

    assertThat(answer.text("status")).isEqualTo("TIMED_OUT");
    assertThat(answer.text("error")).isEqualTo("States.Timeout");
  }

  @Test
  void shouldRunWaitsRetriesCatchersAndBranches() {
    String machine =
        express(
            "everything",
            """
            {'A':{'Type':'Wait','Seconds':0,'Next':'B'},
             'B':{'Type':'Map','ItemsPath':'$.items','MaxConcurrency':1,'Next':'C',
               'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}},
             'C':{'Type':'Parallel','Next':'D','Branches':[
               {'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'End':true}}},
               {'StartAt':'Q','States':{'Q':{'Type':'Pass','End':true}}}]},
             'D':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:describeActivity',
               'Parameters':{'ActivityArn':
                 'arn:aws:states:us-east-1:000000000000:activity:nothing'},
               'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':1,'MaxAttempts':1}],
               'Catch':[{'ErrorEquals':['Sfn.ActivityDoesNotExistException'],
                 'ResultPath':'$[1]','Next':'E'}],'End':true},
             'E':{'Type':'Pass','InputPath':'$[0]','End':true}}
            """);

    Answer answer = sync(machine, ",\"input\":\"{\\\"items\\\":[1,2,3]}\"");

    assertThat(answer.text("output")).as(answer.body().toString()).isEqualTo("[1,2,3]");
  }

  @Test
  void shouldTouchNoRedisForAnExecutionThatSomebodyWaitsFor() {
    String machine = express("memory", "{'A':{'Type':'Wait','Seconds':0,'End':true}}");
    sync(machine, "");

    Map<String, Long> calls =
        new CommandStats(NEWEL.link())
            .callsDuring(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    assertThat(sync(machine, "").text("status")).isEqualTo("SUCCEEDED");
                  }
                });

    // what else there is are the sweeps
    assertThat(calls).doesNotContainKeys("hset", "hsetnx", "hget", "hmget", "set", "rpush");
  }

  @Test
  void shouldEndTheExecutionOfAClientThatHangsUp() throws IOException, InterruptedException {
    String machine =
        express(
            "hung-up",
            """
            {'A':{%1$s,'Next':'W'},
             'W':{'Type':'Wait','Seconds':1,'Next':'B'},
             'B':{%1$s,'End':true}}
            """
                .formatted(TELL));
    String body = "{\"stateMachineArn\":\"" + machine + "\"}";
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), NEWEL.port())) {
      client
          .getOutputStream()
          .write(
              ("POST / HTTP/1.1\r\nHost: localhost\r\n"
                      + "X-Amz-Target: AWSStepFunctions.StartSyncExecution\r\n"
                      + "Content-Type: application/x-amz-json-1.0\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(heard()).isEqualTo("{}");
    }

    assertThat(HEARD.poll(2, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void shouldStartAnExecutionThatNobodyWaitsFor() throws InterruptedException {
    String machine = express("started", "{'A':{" + TELL + ",'End':true}}");

    Answer first = start(machine, ",\"name\":\"n\",\"input\":\"{\\\"k\\\":1}\"");
    Answer second = start(machine, ",\"name\":\"n\",\"input\":\"{\\\"k\\\":2}\"");

    assertThat(first.text("executionArn"))
        .matches("arn:aws:states:us-east-1:000000000000:express:started:n:[0-9a-f-]{36}")
        .isNotEqualTo(second.text("executionArn"));
    assertThat(List.of(heard(), heard())).containsExactlyInAnyOrder("{\"k\":1}", "{\"k\":2}");
    Awaitility.await().untilAsserted(() -> assertThat(records()).isZero());
  }

  private static String heard() throws InterruptedException {
    return String.valueOf(HEARD.poll(10, TimeUnit.SECONDS));
  }

  /** How many keys there are that only executions have which are under way. */
  private static int records() {
    return await(NEWEL.link().send(Request.cmd(Command.KEYS).arg("{p*}[ry]"))).size();
  }

  @Test
  void shouldStartOneExecutionForACallThatAnSdkRepeats() throws InterruptedException {
    String machine =
        express(
            "repeated",
            """
            {'A':{%s,'Next':'W'},'W':{'Type':'Wait','Seconds':2,'End':true}}
            """
                .formatted(TELL));
    String body = "{\"stateMachineArn\":\"" + machine + "\"}";

    Answer first = NEWEL.call("StartExecution", body, "one-call");
    Answer again = NEWEL.call("StartExecution", body, "one-call");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(heard()).isEqualTo("{}");
    assertThat(HEARD.poll(500, TimeUnit.MILLISECONDS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DescribeExecution",
        "StopExecution",
        "GetExecutionHistory",
        "DescribeStateMachineForExecution"
      })
  void shouldKnowNothingOfItByItsArn(String action) {
    String execution = start(express("of-" + action, PASS), "").text("executionArn");

    Answer answer = NEWEL.call(action, "{\"executionArn\":\"" + execution + "\"}");

    assertThat(answer.error()).isEqualTo("InvalidArn");
    assertThat(answer.message())
        .isEqualTo("Invalid Arn: 'Resource type not valid in this context: express'");
  }

  @Test
  void shouldRefuseWhatIsNotOfTheTypeOfTheMachine() {
    String standard = machine("standard", "STANDARD", PASS);
    String express = express("listed", PASS);

    Answer sync = sync(standard, "");
    Answer list = NEWEL.call("ListExecutions", "{\"stateMachineArn\":\"" + express + "\"}");

    assertThat(sync.error()).isEqualTo("StateMachineTypeNotSupported");
    assertThat(list.error()).isEqualTo("StateMachineTypeNotSupported");
    assertThat(sync.message())
        .isEqualTo("This operation is not supported by this type of state machine");
  }

  @Test
  void shouldBeStartedByOtherExecutions() throws InterruptedException {
    String child = express("child", "{'A':{" + TELL + ",'End':true}}");
    String parent =
        express(
            "parent",
            """
            {'A':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution',
               'Parameters':{'StateMachineArn':'%1$s','Input':{'k':3}},'Next':'B'},
             'B':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:startSyncExecution',
               'Parameters':{'StateMachineArn':'%1$s','Input':{'k':4}},
               'OutputPath':'$.Output','End':true}}
            """
                .formatted(child));

    Answer answer = sync(parent, "");

    assertThat(answer.text("output")).as(answer.body().toString()).isEqualTo("\"{\\\"k\\\":4}\"");
    assertThat(List.of(heard(), heard())).containsExactlyInAnyOrder("{\"k\":3}", "{\"k\":4}");
  }
}
