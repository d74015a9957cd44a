package dev.newel.task.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.bus.NewelClient;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** Task states of a whole instance that send messages. */
class BusTasksTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private final Workflows flows = new Workflows(NEWEL.sfn());

  private String machine(String name, String action, String parameters) {
    String definition =
        "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::bus:%s',"
            + "'Parameters':%s,'End':true}}}";
    return flows.machine(name, definition.formatted(action, parameters).replace('\'', '"'));
  }

  @Test
  void shouldAnswerWithTheReply() {
    NEWEL
        .vertx()
        .eventBus()
        .<JsonObject>consumer("prices", message -> message.reply(message.body().put("price", 3)));

    String execution =
        flows.start(
            machine("asking", "request", "{'Address':'prices','Body.$':'$'}"), "{\"item\":\"a\"}");

    flows.awaitStatus(execution, "SUCCEEDED");
    assertThat(NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output())
        .isEqualTo("{\"item\":\"a\",\"price\":3}");
    assertThat(flows.eventTypes(execution))
        .isEqualTo(
            List.of(
                "ExecutionStarted",
                "TaskStateEntered",
                "TaskScheduled",
                "TaskStarted",
                "TaskSucceeded",
                "TaskStateExited",
                "ExecutionSucceeded"));
  }

  @Test
  void shouldWaitForTheToken() {
    NewelClient client = new NewelClient(NEWEL.vertx());
    NEWEL
        .vertx()
        .eventBus()
        .<String>consumer(
            "tokens", message -> client.sendTaskSuccess(message.body(), new JsonObject()));

    String execution =
        flows.start(
            machine(
                "waiting",
                "send.waitForTaskToken",
                "{'Address':'tokens','Body.$':'$$.Task.Token'}"),
            "{}");

    flows.awaitStatus(execution, "SUCCEEDED");
  }

  @Test
  void shouldFailWithWhatTheConsumerSays() {
    NEWEL.vertx().eventBus().consumer("failing", message -> message.fail(409, "sold out"));

    String execution = flows.start(machine("failing", "request", "{'Address':'failing'}"), "{}");

    assertThat(flows.failure(execution).executionFailedEventDetails().error()).isEqualTo("Bus.409");
    assertThat(flows.failure(execution).executionFailedEventDetails().cause())
        .isEqualTo("sold out");
  }

  @Test
  void shouldRefuseParametersThatAreWrong() {
    assertThatThrownBy(() -> machine("wrong", "send", "{'Address':'newel.timer'}"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "SCHEMA_VALIDATION_FAILED: The value of the field 'Address' has an invalid format at"
                + " /States/A/Parameters");
    assertThatThrownBy(() -> machine("missing", "send", "{'Body':1}"))
        .hasMessageContaining("The field 'Address' is required but was missing");
  }
}
