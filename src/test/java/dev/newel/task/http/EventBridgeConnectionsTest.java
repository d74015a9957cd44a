package dev.newel.task.http;

import static dev.newel.task.service.ScriptedServices.answered;
import static dev.newel.task.service.ScriptedServices.refused;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.StateException;
import dev.newel.aws.Home;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.model.ServiceModels;
import dev.newel.task.service.ScriptedServices;
import dev.newel.task.service.ServiceCaller;
import dev.newel.testing.ManualClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class EventBridgeConnectionsTest {

  private static final Home HOME = Home.of("us-east-1", "000000000000");
  private static final String ARN = "arn:aws:events:us-east-1:000000000000:connection/name/id";

  private final ScriptedServices services = new ScriptedServices();
  private final ManualClock clock = new ManualClock(1_000_000);
  private final EventBridgeConnections connections;

  EventBridgeConnectionsTest(Vertx vertx) {
    connections =
        new EventBridgeConnections(
            new ServiceCaller(vertx, ServiceModels.bundled(), services, 10_000), clock);
  }

  private void has(String type, String secret) {
    services.answerFirst(
        answered(
            "{'ConnectionState':'AUTHORIZED','SecretArn':'s','AuthorizationType':'" + type + "'}"));
    TextNode text = TextNode.valueOf(secret.replace('\'', '"'));
    services.answerFirst(answered("{\"SecretString\":" + text + "}"));
  }

  private Connection find() {
    return await(connections.find(HOME, ARN));
  }

  private String error() {
    Future<Connection> finding = connections.find(HOME, ARN);
    return await(
        finding
            .map(found -> "none")
            .recover(e -> Future.succeededFuture(((StateException) e).error())));
  }

  @Test
  void shouldReadKeys() {
    has("API_KEY", "{'api_key_name':'X-Key','api_key_value':'k'}");

    assertThat(find().auth()).isEqualTo(new Connection.Header(new NameValue("X-Key", "k")));
    assertThat(services.calls())
        .extracting(call -> call.operation().name() + " " + call.arguments())
        .containsExactly(
            "DescribeConnection {\"Name\":\"name\"}", "GetSecretValue {\"SecretId\":\"s\"}");
  }

  @Test
  void shouldReadPasswordsAndWhatIsSentWithEachCall() {
    has(
        "BASIC",
        "{'username':'u','password':'p','invocation_http_parameters':{'header_parameters':"
            + "[{'key':'h','value':'v','is_value_secret':false}]}}");

    Connection found = find();
    assertThat(found.auth())
        .isEqualTo(new Connection.Header(new NameValue("Authorization", "Basic dTpw")));
    assertThat(found.headers()).isEqualTo(List.of(new NameValue("h", "v")));
  }

  @Test
  void shouldReadClients() {
    has(
        "OAUTH_CLIENT_CREDENTIALS",
        "{'authorization_endpoint':'https://a','http_method':'GET','client_id':'i',"
            + "'client_secret':'s'}");

    assertThat(find().auth())
        .isEqualTo(
            new Connection.OAuth("https://a", "GET", "i", "s", List.of(), List.of(), List.of()));
  }

  @Test
  void shouldAskOnceInAMinute() {
    has("API_KEY", "{'api_key_name':'X-Key','api_key_value':'k'}");
    find();
    find();
    assertThat(services.calls()).hasSize(2);

    clock.advance(60_000);
    has("API_KEY", "{'api_key_name':'X-Key','api_key_value':'l'}");
    assertThat(find().auth()).isEqualTo(new Connection.Header(new NameValue("X-Key", "l")));
  }

  @ParameterizedTest
  @CsvSource({"DEAUTHORIZED, InvalidConnectionState", "CREATING, InvalidConnectionState"})
  void shouldNotUseOneThatIsNotReady(String state, String error) {
    services.answerFirst(answered("{'ConnectionState':'" + state + "'}"));

    assertThat(error()).isEqualTo("Events.ConnectionResource." + error);
  }

  @Test
  void shouldSayWhatIsWrongAndAskAgain() {
    services.answerFirst(refused("EventBridge.ResourceNotFoundException"));
    assertThat(error()).isEqualTo("Events.ConnectionResource.ResourceNotFound");

    services.answerFirst(new CallResult.Unreachable("e", "away"));
    assertThat(error()).isEqualTo("Events.ConnectionResource.InternalError");

    has("API_KEY", "no JSON");
    assertThat(error()).isEqualTo("Events.ConnectionResource.InternalError");
  }
}
