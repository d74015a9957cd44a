package dev.newel.api.action.release;

import static dev.newel.testing.Workflows.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

/** The life of versions: published, started, listed, deleted, and deleted with their machine. */
class VersionsTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  private static String publish(String machine) {
    return sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
  }

  private static void update(String machine, String result) {
    sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass(result)));
  }

  private static List<String> versions(String machine) {
    return sfn
        .listStateMachineVersions(r -> r.stateMachineArn(machine))
        .stateMachineVersions()
        .stream()
        .map(StateMachineVersionListItem::stateMachineVersionArn)
        .toList();
  }

  @Test
  void shouldRunWhatAVersionHas() {
    String machine = flows.machine("pinned", pass("one"));
    String first = publish(machine);
    update(machine, "two");
    String second = publish(machine);
    update(machine, "three");

    assertThat(first).isEqualTo(machine + ":1");
    assertThat(second).isEqualTo(machine + ":2");
    assertThat(flows.output(flows.start(first, "{}"))).isEqualTo("\"one\"");
    assertThat(flows.output(flows.start(second, "{}"))).isEqualTo("\"two\"");
    assertThat(flows.output(flows.start(machine, "{}"))).isEqualTo("\"three\"");
  }

  @Test
  void shouldSayByWhichVersionAnExecutionWasStarted() {
    String machine = flows.machine("told", pass("one"));
    String version = publish(machine);
    String execution = flows.start(version, "{}");
    String other = flows.start(machine, "{}");

    DescribeExecutionResponse described = sfn.describeExecution(r -> r.executionArn(execution));
    assertThat(described.stateMachineArn()).isEqualTo(machine);
    assertThat(described.stateMachineVersionArn()).isEqualTo(version);
    assertThat(described.stateMachineAliasArn()).isNull();
    HistoryEvent started = flows.history(execution).get(0);
    assertThat(started.executionStartedEventDetails().stateMachineVersionArn()).isEqualTo(version);
    assertThat(flows.history(other).get(0).executionStartedEventDetails().stateMachineVersionArn())
        .isNull();
    assertThat(sfn.describeExecution(r -> r.executionArn(other)).stateMachineVersionArn()).isNull();
  }

  @Test
  void shouldListTheExecutionsOfAVersion() {
    String activity = flows.activity("listed");
    String machine = flows.taskMachine("listed", activity);
    String version = publish(machine);
    String waiting = flows.start(version, "{}");
    String stopped = flows.start(version, "{}");
    sfn.stopExecution(r -> r.executionArn(stopped));
    String other = flows.start(machine, "{}");

    assertThat(executions(version, null)).containsExactlyInAnyOrder(waiting, stopped);
    assertThat(executions(version, "RUNNING")).containsExactly(waiting);
    assertThat(executions(version, "ABORTED")).containsExactly(stopped);
    assertThat(executions(version, "SUCCEEDED")).isEmpty();
    assertThat(executions(machine, null)).containsExactlyInAnyOrder(waiting, stopped, other);
  }

  private static List<String> executions(String arn, @Nullable String status) {
    return sfn
        .listExecutions(r -> r.stateMachineArn(arn).statusFilter(status))
        .executions()
        .stream()
        .map(ExecutionListItem::executionArn)
        .toList();
  }

  @Test
  void shouldDescribeAVersion() {
    String machine = flows.machine("described", pass("one"));
    sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine).description("the first"));
    update(machine, "two");

    DescribeStateMachineResponse version =
        sfn.describeStateMachine(r -> r.stateMachineArn(machine + ":1"));
    assertThat(version.stateMachineArn()).isEqualTo(machine + ":1");
    assertThat(version.name()).isEqualTo("described");
    assertThat(version.description()).isEqualTo("the first");
    assertThat(version.definition()).isEqualTo(pass("one"));
    assertThat(version.revisionId()).isNull();
    DescribeStateMachineResponse newest = sfn.describeStateMachine(r -> r.stateMachineArn(machine));
    assertThat(newest.definition()).isEqualTo(pass("two"));
    assertThat(newest.description()).isNull();
  }

  @Test
  void shouldNeverGiveANumberTwice() {
    String machine = flows.machine("counted", pass("one"));
    String first = publish(machine);
    assertThat(publish(machine)).isEqualTo(first);
    sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(first));
    assertThat(versions(machine)).isEmpty();
    String second = publish(machine);

    assertThat(second).isEqualTo(machine + ":2");
    assertThat(versions(machine)).containsExactly(second);
    sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(first));
    assertThatThrownBy(() -> flows.start(first, "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining("'" + first + "'");
  }

  @Test
  void shouldPublishWithCreateAndUpdate() {
    String created =
        sfn.createStateMachine(
                r ->
                    r.name("published")
                        .definition(pass("one"))
                        .roleArn(NewelServer.ROLE)
                        .publish(true)
                        .versionDescription("at birth"))
            .stateMachineVersionArn();
    String machine = created.substring(0, created.lastIndexOf(':'));
    String updated =
        sfn.updateStateMachine(
                r -> r.stateMachineArn(machine).definition(pass("two")).publish(true))
            .stateMachineVersionArn();
    String again =
        sfn.updateStateMachine(
                r -> r.stateMachineArn(machine).definition(pass("two")).publish(true))
            .stateMachineVersionArn();

    assertThat(created).endsWith(":published:1");
    assertThat(updated).endsWith(":published:2");
    assertThat(again).isEqualTo(updated);
    assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(created)).description())
        .isEqualTo("at birth");
    assertThatThrownBy(() -> sfn.updateStateMachine(r -> r.stateMachineArn(machine).publish(true)))
        .isInstanceOf(MissingRequiredParameterException.class);
  }

  @Test
  void shouldPublishOnlyTheRevisionThatIsMeant() {
    String machine = flows.machine("meant", pass("one"));
    assertThatThrownBy(
            () ->
                sfn.publishStateMachineVersion(
                    r -> r.stateMachineArn(machine).revisionId("another")))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(
            "Failed to publish the State Machine version for revision another. The current State"
                + " Machine revision is INITIAL.");
    sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine).revisionId("INITIAL"));
    String revision =
        sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass("two")))
            .revisionId();
    sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine).revisionId(revision));

    assertThat(versions(machine)).containsExactly(machine + ":2", machine + ":1");
  }

  @Test
  void shouldListVersionsInPagesNewestFirst() {
    String machine = flows.machine("paged", pass("0"));
    for (int i = 1; i <= 5; i++) {
      update(machine, Integer.toString(i));
      publish(machine);
    }
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListStateMachineVersionsResponse page =
          sfn.listStateMachineVersions(
              r -> r.stateMachineArn(machine).maxResults(2).nextToken(from));
      assertThat(page.stateMachineVersions()).hasSizeLessThanOrEqualTo(2);
      page.stateMachineVersions().forEach(each -> found.add(each.stateMachineVersionArn()));
      token = page.nextToken();
    } while (token != null);

    assertThat(found)
        .containsExactly(
            machine + ":5", machine + ":4", machine + ":3", machine + ":2", machine + ":1");
  }

  @Test
  void shouldDeleteVersionsWithTheirMachineAndCountAnew() {
    String machine = flows.machine("reborn", pass("one"));
    String version = publish(machine);
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
    assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(version)))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    flows.machine("reborn", pass("two"));

    assertThat(versions(machine)).isEmpty();
    assertThat(publish(machine)).isEqualTo(version);
    assertThat(flows.output(flows.start(version, "{}"))).isEqualTo("\"two\"");
  }

  @Test
  void shouldStartNothingOfAMachineThatIsBeingDeleted() {
    String machine = flows.taskMachine("going", flows.activity("going"));
    String version = publish(machine);
    String waiting = flows.start(version, "{}");
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));

    assertThatThrownBy(() -> flows.start(version, "{}"))
        .isInstanceOf(StateMachineDeletingException.class);
    assertThatThrownBy(() -> publish(machine)).isInstanceOf(StateMachineDeletingException.class);
    assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(version)).statusAsString())
        .isEqualTo("DELETING");
    sfn.stopExecution(r -> r.executionArn(waiting));
  }

  @Test
  void shouldRefuseWhatIsNoVersion() {
    String machine = flows.machine("unversioned", pass("one"));
    for (String qualifier : List.of(":1", ":01", ":0", ":PROD", ":99999999999")) {
      assertThatThrownBy(() -> flows.start(machine + qualifier, "{}"))
          .isInstanceOf(StateMachineDoesNotExistException.class);
    }
    assertThatThrownBy(() -> sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine)))
        .isInstanceOfSatisfying(
            SfnException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidArn"));
    assertThatThrownBy(() -> flows.start(machine + "/label", "{}"))
        .isInstanceOfSatisfying(
            SfnException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }
}
