package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.bus.Addresses;
import dev.newel.bus.NewelClient;
import dev.newel.bus.NewelClient.ActivityTask;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that wait for tasks on the event bus, and go. */
class BusPollTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(60));

  private static Workflows flows;
  private static NewelClient client;
  private static EventBus bus;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
    bus = NEWEL.vertx().eventBus();
    client = new NewelClient(NEWEL.vertx());
  }

  /** A poll whose sender waits for so long. */
  private static Future<Message<JsonObject>> poll(String activity, DeliveryOptions options) {
    return bus.request(
        Addresses.API,
        new JsonObject().put("activityArn", activity),
        options.addHeader(Addresses.ACTION, "GetActivityTask"));
  }

  private static DeliveryOptions patience(long millis) {
    return new DeliveryOptions()
        .setSendTimeout(millis)
        .addHeader(Addresses.TIMEOUT, String.valueOf(millis));
  }

  /** One worker alone may hear of the task, and it must not be the one that has gone. */
  private static void assertGoesToTheNextWorker(String execution, String activity) {
    String token = await(client.getActivityTask(activity, "next")).taskToken();
    await(client.sendTaskSuccess(token, new JsonObject()));

    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
    assertThat(flows.eventTypes(execution)).containsOnlyOnce("ActivityStarted");
  }

  @Test
  void shouldEndAPollBeforeItsSenderGivesUp() {
    String activity = flows.activity("impatient");
    String machine = flows.taskMachine("impatient", activity);

    assertThat(await(poll(activity, patience(1_000))).body()).isEmpty();

    assertGoesToTheNextWorker(flows.start(machine, "{}"), activity);
  }

  @Test
  void shouldGiveATaskToASenderThatStillWaits() {
    String activity = flows.activity("patient");
    String machine = flows.taskMachine("patient", activity);
    Future<Message<JsonObject>> poll = poll(activity, patience(20_000));

    flows.start(machine, "{}");

    assertThat(await(poll).body().getString("taskToken")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon", "", "99999999999"})
  void shouldRefuseATimeOutThatIsNone(String millis) {
    DeliveryOptions options = new DeliveryOptions().addHeader(Addresses.TIMEOUT, millis);

    assertThatThrownBy(() -> await(poll(flows.activity("none"), options)))
        .isInstanceOf(ReplyException.class)
        .hasMessage("ValidationException: The header timeout-ms must be a number of milliseconds");
  }

  @Test
  void shouldStartNoTaskForASenderThatDoesNotAnswer() {
    String activity = flows.activity("silent");
    String machine = flows.taskMachine("silent", activity);
    Future<Message<JsonObject>> silent =
        poll(activity, patience(20_000).addHeader(Addresses.PRESENCE, "ask"));

    String execution = flows.start(machine, "{}");

    Message<JsonObject> question = await(silent);
    assertThat(question.body()).isEmpty();
    assertThat(question.headers().contains(Addresses.PRESENCE)).isTrue();
    assertGoesToTheNextWorker(execution, activity);
  }

  @Test
  void shouldStartNoTaskForASenderThatIsNotThereAnyMore() throws Exception {
    String activity = flows.activity("gone");
    String machine = flows.taskMachine("gone", activity);
    DeliveryOptions lies =
        new DeliveryOptions()
            .setSendTimeout(100)
            .addHeader(Addresses.TIMEOUT, "20000")
            .addHeader(Addresses.PRESENCE, "ask");
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    poll(activity, lies).onFailure(end::complete);
    assertThat(end.get()).isInstanceOf(ReplyException.class);

    assertGoesToTheNextWorker(flows.start(machine, "{}"), activity);
  }

  @Test
  void shouldAskOnceMoreWhereTheTaskWasAnothers() {
    String activity = flows.activity("twice");
    String machine = flows.taskMachine("twice", activity);
    Future<ActivityTask> first = client.getActivityTask(activity, "a");
    Future<ActivityTask> second = client.getActivityTask(activity, "b");

    flows.start(machine, "{}");
    flows.start(machine, "{}");

    assertThat(await(first).taskToken()).isNotEqualTo(await(second).taskToken());
  }
}
