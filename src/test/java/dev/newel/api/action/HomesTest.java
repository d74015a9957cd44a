package dev.newel.api.action;

import static dev.newel.api.action.HomeClient.newName;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.api.action.HomeClient.Made;
import dev.newel.bus.Addresses;
import dev.newel.testing.NewelServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

/** Two accounts, or regions, that use the same names see nothing of each other. */
class HomesTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(2), true);

  private static final List<JsonObject> EVENTS = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void listen() {
    await(
        NEWEL
            .vertx()
            .eventBus()
            .<JsonObject>consumer(Addresses.STATUS, message -> EVENTS.add(message.body()))
            .completion());
  }

  static Stream<Arguments> pairs() {
    return HomeClient.pairs(NEWEL);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldNameWhatIsMadeByItsHome(HomeClient one, HomeClient other) {
    String name = newName();
    for (HomeClient client : List.of(one, other)) {
      assertThat(client.make(name))
          .isEqualTo(
              new Made(
                  client.arn("activity:" + name),
                  client.arn("stateMachine:" + name),
                  client.arn("execution:" + name + ":" + name)));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldFindNothingOfTheOthersByItsArn(HomeClient one, HomeClient other) {
    Made made = one.make(newName());
    SfnClient sfn = other.sfn();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> sfn.describeActivity(r -> r.activityArn(made.activity())),
            () -> sfn.getActivityTask(r -> r.activityArn(made.activity())))) {
      assertThatThrownBy(call)
          .isInstanceOf(ActivityDoesNotExistException.class)
          .hasMessageStartingWith("Activity Does Not Exist: '" + made.activity() + "'");
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> sfn.describeStateMachine(r -> r.stateMachineArn(made.machine())),
            () -> sfn.updateStateMachine(r -> r.stateMachineArn(made.machine()).roleArn("x:")),
            () -> sfn.listExecutions(r -> r.stateMachineArn(made.machine())),
            () -> sfn.startExecution(r -> r.stateMachineArn(made.machine())))) {
      assertThatThrownBy(call)
          .isInstanceOf(StateMachineDoesNotExistException.class)
          .hasMessageStartingWith("State Machine Does Not Exist: '" + made.machine() + "'");
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> sfn.describeExecution(r -> r.executionArn(made.execution())),
            () -> sfn.describeStateMachineForExecution(r -> r.executionArn(made.execution())),
            () -> sfn.getExecutionHistory(r -> r.executionArn(made.execution())),
            () -> sfn.stopExecution(r -> r.executionArn(made.execution())))) {
      assertThatThrownBy(call)
          .isInstanceOf(ExecutionDoesNotExistException.class)
          .hasMessageStartingWith("Execution Does Not Exist: '" + made.execution() + "'");
    }
    assertThat(one.flows().status(made.execution())).isEqualTo("RUNNING");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldFindNothingOfTheOthersByANameThatLooksLikeIts(HomeClient one, HomeClient other) {
    String name = newName();
    Made made = one.make(name);
    String fake = one + "/" + name;
    SfnClient sfn = other.sfn();

    sfn.deleteActivity(r -> r.activityArn(other.arn("activity:" + fake)));
    sfn.deleteStateMachine(r -> r.stateMachineArn(other.arn("stateMachine:" + fake)));
    assertThat(one.sfn().describeActivity(r -> r.activityArn(made.activity())).name())
        .isEqualTo(name);
    assertThat(one.sfn().describeStateMachine(r -> r.stateMachineArn(made.machine())).name())
        .isEqualTo(name);
    assertThatThrownBy(() -> sfn.getActivityTask(r -> r.activityArn(other.arn("activity:" + fake))))
        .isInstanceOf(ActivityDoesNotExistException.class);
    assertThatThrownBy(
            () -> sfn.startExecution(r -> r.stateMachineArn(other.arn("stateMachine:" + fake))))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(
            () ->
                sfn.describeExecution(
                    r -> r.executionArn(other.arn("execution:" + fake + ":" + name))))
        .isInstanceOf(ExecutionDoesNotExistException.class);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldListOnlyTheCallersOwn(HomeClient one, HomeClient other) {
    String name = newName();
    Made mine = one.make(name);
    Made theirs = other.make(name);
    String only = one.flows().activity(newName());

    assertThat(activities(one)).contains(mine.activity(), only).doesNotContain(theirs.activity());
    assertThat(activities(other)).contains(theirs.activity()).doesNotContain(mine.activity(), only);
    assertThat(machines(one)).contains(mine.machine()).doesNotContain(theirs.machine());
    assertThat(machines(other)).contains(theirs.machine()).doesNotContain(mine.machine());
    assertThat(executions(one, mine)).containsExactly(mine.execution());
    assertThat(executions(other, theirs)).containsExactly(theirs.execution());
  }

  private static List<String> activities(HomeClient client) {
    return client.sfn().listActivitiesPaginator(r -> r.maxResults(2)).activities().stream()
        .map(ActivityListItem::activityArn)
        .toList();
  }

  private static List<String> machines(HomeClient client) {
    return client.sfn().listStateMachinesPaginator(r -> r.maxResults(2)).stateMachines().stream()
        .map(StateMachineListItem::stateMachineArn)
        .toList();
  }

  private static List<String> executions(HomeClient client, Made made) {
    return client.sfn().listExecutions(r -> r.stateMachineArn(made.machine())).executions().stream()
        .map(ExecutionListItem::executionArn)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldTakeNoPageTokenOfTheOthers(HomeClient one, HomeClient other) {
    List<String> tokens =
        List.of(one, other).stream()
            .map(
                client -> {
                  client.flows().activity(newName());
                  client.flows().activity(newName());
                  return client.sfn().listActivities(r -> r.maxResults(1)).nextToken();
                })
            .toList();

    assertThat(one.sfn().listActivities(r -> r.nextToken(tokens.get(0))).activities()).isNotEmpty();
    assertThatThrownBy(() -> one.sfn().listActivities(r -> r.nextToken(tokens.get(1))))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(() -> other.sfn().listActivities(r -> r.nextToken(tokens.get(0))))
        .isInstanceOf(InvalidTokenException.class);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldGiveEachItsOwnMachineAndExecutionOfAName(HomeClient one, HomeClient other) {
    String name = newName();
    String definition =
        """
        {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
          "Parameters": {"Id.$": "$$.StateMachine.Id", "Run.$": "$$.Execution.Id"}}}}
        """;
    for (HomeClient client : List.of(one, other)) {
      String machine = client.flows().machine(name, definition);
      String execution =
          client
              .sfn()
              .startExecution(
                  r -> r.stateMachineArn(machine).name(name).input("\"" + client.region() + "\""))
              .executionArn();

      String output = client.sfn().describeExecution(r -> r.executionArn(execution)).output();
      assertThat(output).isEqualTo("{\"Id\":\"%s\",\"Run\":\"%s\"}".formatted(machine, execution));
      assertThat(client.sfn().describeStateMachineForExecution(r -> r.executionArn(execution)))
          .satisfies(described -> assertThat(described.stateMachineArn()).isEqualTo(machine));
      // ended, and so taken: but only here
      assertThatThrownBy(() -> client.start(machine, name))
          .isInstanceOf(ExecutionAlreadyExistsException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldStartTheSameNameAndInputInEach(HomeClient one, HomeClient other) {
    String name = newName();
    Made mine = one.make(name);
    Made theirs = other.make(name);

    assertThat(one.start(mine.machine(), name)).isEqualTo(mine.execution());
    assertThat(other.start(theirs.machine(), name)).isEqualTo(theirs.execution());
    one.sfn().stopExecution(r -> r.executionArn(mine.execution()));
    assertThat(other.flows().status(theirs.execution())).isEqualTo("RUNNING");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldDeleteOnlyTheCallersOwn(HomeClient one, HomeClient other) {
    String name = newName();
    Made mine = one.make(name);
    Made theirs = other.make(name);
    SfnClient sfn = one.sfn();

    sfn.deleteActivity(r -> r.activityArn(theirs.activity()));
    sfn.deleteStateMachine(r -> r.stateMachineArn(theirs.machine()));
    sfn.deleteActivity(r -> r.activityArn(mine.activity()));
    sfn.deleteStateMachine(r -> r.stateMachineArn(mine.machine()));

    assertThatThrownBy(() -> sfn.describeActivity(r -> r.activityArn(mine.activity())))
        .isInstanceOf(ActivityDoesNotExistException.class);
    // an execution runs on until then
    assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(mine.machine())).status())
        .isEqualTo(StateMachineStatus.DELETING);
    SfnClient others = other.sfn();
    assertThat(others.describeActivity(r -> r.activityArn(theirs.activity())).name())
        .isEqualTo(name);
    assertThat(others.describeStateMachine(r -> r.stateMachineArn(theirs.machine())).status())
        .isEqualTo(StateMachineStatus.ACTIVE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldPublishStatusChangesOfTheHome(HomeClient one, HomeClient other) {
    String name = newName();
    for (HomeClient client : List.of(one, other)) {
      Made made = client.make(name);
      client.sfn().stopExecution(r -> r.executionArn(made.execution()));

      await().until(() -> events(made.execution()).size() == 2);
      assertThat(events(made.execution()))
          .allSatisfy(
              event -> {
                assertThat(event.getString("region")).isEqualTo(client.region());
                assertThat(event.getString("account")).isEqualTo(client.home().account());
                assertThat(event.getJsonObject("detail").getString("stateMachineArn"))
                    .isEqualTo(made.machine());
              });
    }
  }

  private static List<JsonObject> events(String execution) {
    return EVENTS.stream()
        .filter(event -> event.getJsonArray("resources").contains(execution))
        .toList();
  }
}
