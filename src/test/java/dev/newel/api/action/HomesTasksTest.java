package dev.newel.api.action;

import static dev.newel.api.action.HomeClient.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.api.action.HomeClient.Made;
import dev.newel.testing.NewelServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

/** Tasks of two accounts, or regions, that use the same names never meet. */
class HomesTasksTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(2));

  static Stream<Arguments> pairs() {
    return HomeClient.pairs(NEWEL);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldHandTasksToItsOwnWorkersOnly(HomeClient one, HomeClient other) {
    String name = newName();
    String theirs = other.flows().activity(name);
    CompletableFuture<GetActivityTaskResponse> waiting =
        CompletableFuture.supplyAsync(
            () -> other.sfn().getActivityTask(r -> r.activityArn(theirs)));
    Made made = one.make(name);

    assertThat(waiting.join().taskToken()).isNull();
    one.flows().task(made.activity());
    assertThat(other.sfn().getActivityTask(r -> r.activityArn(theirs)).taskToken()).isNull();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldTakeNoTaskTokenOfTheOthers(HomeClient one, HomeClient other) {
    String name = newName();
    Made made = one.make(name);
    Made theirs = other.make(name);
    String token = one.flows().task(made.activity()).taskToken();
    SfnClient sfn = other.sfn();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> sfn.sendTaskHeartbeat(r -> r.taskToken(token)),
            () -> sfn.sendTaskFailure(r -> r.taskToken(token)),
            () -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}")))) {
      assertThatThrownBy(call).isInstanceOf(InvalidTokenException.class);
    }
    one.sfn().sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    one.flows().awaitStatus(made.execution(), "SUCCEEDED");
    assertThat(other.flows().status(theirs.execution())).isEqualTo("RUNNING");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldRunNoTaskOfAnActivityOfTheOthers(HomeClient one, HomeClient other) {
    String name = newName();
    String theirs = other.flows().activity(name);
    one.flows().activity(name);

    String execution = one.flows().start(one.flows().taskMachine(name, theirs), "{}");

    assertThat(one.flows().failure(execution).executionFailedEventDetails())
        .satisfies(
            failed -> {
              assertThat(failed.error()).isEqualTo("States.Runtime");
              assertThat(failed.cause()).endsWith("The activity " + theirs + " does not exist.");
            });
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldCallTheServiceInTheHomeOfTheExecution(HomeClient one, HomeClient other) {
    String name = newName();
    String definition =
        """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Parameters": {"Name": "%s"}, "End": true,
          "Resource": "arn:aws:states:::aws-sdk:sfn:createActivity"}}}
        """
            .formatted(name);
    for (HomeClient client : List.of(one, other)) {
      String execution = client.flows().start(client.flows().machine(name, definition), "{}");

      client.flows().awaitStatus(execution, "SUCCEEDED");
      String arn = client.arn("activity:" + name);
      assertThat(client.sfn().describeExecution(r -> r.executionArn(execution)).output())
          .contains("\"" + arn + "\"");
      assertThat(client.sfn().describeActivity(r -> r.activityArn(arn)).name()).isEqualTo(name);
      assertThat(client.flows().history(execution))
          .filteredOn(event -> event.type() == HistoryEventType.TASK_SCHEDULED)
          .extracting(event -> event.taskScheduledEventDetails().region())
          .containsExactly(client.region());
    }
  }
}
