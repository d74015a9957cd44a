package dev.newel.api.action.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Aliases: where they lead, what they cannot be, and what is known of their executions. */
class AliasesTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;

  /** A machine of the test's own with two versions, which put out their numbers. */
  private String machine;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  @BeforeEach
  void publishTwoVersions(TestInfo test) {
    String name = "m" + Integer.toHexString(test.getDisplayName().hashCode());
    machine = flows.machine(name + test.getTestMethod().orElseThrow().getName(), pass(1));
    sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine));
    sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass(2)).publish(true));
  }

  private static String pass(int result) {
    return """
    {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": %s, "End": true}}}
    """
        .formatted(result);
  }

  private RoutingConfigurationListItem to(int version, int weight) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(machine + ":" + version)
        .weight(weight)
        .build();
  }

  private String alias(String name, RoutingConfigurationListItem... routes) {
    return sfn.createStateMachineAlias(r -> r.name(name).routingConfiguration(routes))
        .stateMachineAliasArn();
  }

  private Set<String> outputs(String alias, int starts) {
    Set<String> outputs = new TreeSet<>();
    for (int i = 0; i < starts; i++) {
      String execution = flows.start(alias, "{}");
      outputs.add(sfn.describeExecution(r -> r.executionArn(execution)).output());
    }
    return outputs;
  }

  @Test
  void shouldLeadToItsVersionsByTheirWeights() {
    assertThat(outputs(alias("ALL", to(1, 100)), 3)).containsExactly("1");
    assertThat(outputs(alias("NONE", to(1, 0), to(2, 100)), 20)).containsExactly("2");
    // one in 2^63 that all draws are alike
    assertThat(outputs(alias("HALF", to(1, 50), to(2, 50)), 64)).containsExactly("1", "2");
  }

  @Test
  void shouldBeCreatedByTheQueryForm() {
    String routes = "[{\"stateMachineVersionArn\":\"%s:2\",\"weight\":100}]".formatted(machine);
    Answer created =
        NEWEL.get(
            "Action=CreateStateMachineAlias&name=PROD&routingConfiguration="
                + URLEncoder.encode(routes, UTF_8));

    assertThat(created.text("stateMachineAliasArn")).isEqualTo(machine + ":PROD");
    assertThat(outputs(machine + ":PROD", 1)).containsExactly("2");
  }

  @Test
  void shouldLeadElsewhereFromItsUpdateOn() {
    String alias = alias("PROD", to(1, 100));
    assertThat(outputs(alias, 1)).containsExactly("1");
    sfn.updateStateMachineAlias(
        r -> r.stateMachineAliasArn(alias).routingConfiguration(to(2, 100)));

    assertThat(outputs(alias, 1)).containsExactly("2");
    sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias).description("new"));
    DescribeStateMachineAliasResponse described =
        sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));
    assertThat(described.description()).isEqualTo("new");
    assertThat(described.name()).isEqualTo("PROD");
    assertThat(described.routingConfiguration()).containsExactly(to(2, 100));
    assertThat(described.updateDate()).isAfter(described.creationDate());
  }

  @Test
  void shouldBeKnownToWhatItHasStarted() {
    String alias = alias("PROD", to(2, 100));
    String execution = flows.start(alias, "{}");
    String other = flows.start(machine + ":2", "{}");

    DescribeExecutionResponse described = sfn.describeExecution(r -> r.executionArn(execution));
    assertThat(described.stateMachineArn()).isEqualTo(machine);
    assertThat(described.stateMachineAliasArn()).isEqualTo(alias);
    assertThat(described.stateMachineVersionArn()).isEqualTo(machine + ":2");
    assertThat(executions(alias)).containsExactly(execution);
    assertThat(executions(machine + ":2")).containsExactlyInAnyOrder(execution, other);
    assertThat(executions(machine)).containsExactlyInAnyOrder(execution, other);
    var started = flows.history(execution).get(0).executionStartedEventDetails();
    assertThat(started.stateMachineAliasArn()).isEqualTo(alias);
    assertThat(started.stateMachineVersionArn()).isEqualTo(machine + ":2");
  }

  private static List<String> executions(String arn) {
    return sfn.listExecutions(r -> r.stateMachineArn(arn)).executions().stream()
        .map(each -> each.executionArn())
        .toList();
  }

  @Test
  void shouldBeStartedByAnotherExecution() {
    String alias = alias("PROD", to(2, 100));
    String parent =
        flows.machine(
            "parent",
            """
            {"StartAt": "S", "States": {"S": {"Type": "Task",
              "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Parameters": {"StateMachineArn": "%s", "Input": {}},
              "OutputPath": "$.Output", "End": true}}}
            """
                .formatted(alias));
    String execution = flows.start(parent, "{}");
    flows.awaitStatus(execution, "SUCCEEDED");

    assertThat(sfn.describeExecution(r -> r.executionArn(execution)).output()).isEqualTo("2");
    assertThat(executions(alias)).hasSize(1);
  }

  @Test
  void shouldKeepItsVersionsFromBeingDeleted() {
    String alias = alias("b", to(1, 10), to(2, 90));
    alias("a", to(2, 100));
    for (int version : List.of(1, 2)) {
      assertThatThrownBy(
              () ->
                  sfn.deleteStateMachineVersion(
                      r -> r.stateMachineVersionArn(machine + ":" + version)))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining(
              "Version to be deleted must not be referenced by an alias. Current list of aliases"
                  + " referencing this version: "
                  + (version == 1 ? "[b]" : "[a, b]"));
    }
    sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));
    sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(machine + ":1"));
    assertThatThrownBy(() -> flows.start(machine + ":1", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }

  @Test
  void shouldBeCreatedOnce() {
    String alias = alias("PROD", to(1, 100));
    assertThat(alias("PROD", to(1, 100))).isEqualTo(alias);
    assertThatThrownBy(() -> alias("PROD", to(2, 100)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(
            "Failed to create alias because an alias with the same name and a different routing"
                + " configuration already exists.");
  }

  @Test
  void shouldBeListedNewestFirst() {
    String first = alias("z", to(1, 100));
    Workflows.letAMillisecondPass();
    String second = alias("a", to(2, 100));
    Workflows.letAMillisecondPass();
    String third = alias("m", to(1, 50), to(2, 50));
    List<String> found = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListStateMachineAliasesResponse page =
          sfn.listStateMachineAliases(
              r -> r.stateMachineArn(machine).maxResults(1).nextToken(from));
      page.stateMachineAliases().forEach(each -> found.add(each.stateMachineAliasArn()));
      token = page.nextToken();
    } while (token != null);

    assertThat(found).containsExactly(third, second, first);
    assertThat(listed(machine + ":1")).containsExactly(third, first);
    assertThatThrownBy(() -> listed(machine + ":3")).isInstanceOf(ResourceNotFoundException.class);
  }

  private static List<String> listed(String arn) {
    return sfn.listStateMachineAliases(r -> r.stateMachineArn(arn)).stateMachineAliases().stream()
        .map(StateMachineAliasListItem::stateMachineAliasArn)
        .toList();
  }

  @Test
  void shouldGoWithItsMachine() {
    String alias = alias("PROD", to(1, 100));
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));

    assertThatThrownBy(() -> sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias).description("gone")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Request references a resource that does not exist.");
    sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));
  }

  @Test
  void shouldBeOneOfAHundredAtMost() {
    for (int i = 0; i < 100; i++) {
      alias("a" + i, to(1, 100));
    }
    assertThatThrownBy(() -> alias("one-more", to(1, 100)))
        .isInstanceOf(ServiceQuotaExceededException.class);
    assertThat(alias("a7", to(1, 100))).endsWith(":a7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 50 2 49 | ValidationException | Sum of routing configuration weights must equal 100. Received: [50, 49]
          1 50 1 50 | ValidationException | Routing configuration must contain distinct state machine version ARNs. Received: [
          1 101     | ValidationException | at 'routingConfiguration.1.member.weight' failed to satisfy constraint
          3 100     | ResourceNotFound    | Request references a resource that does not exist.
          X 100     | ValidationException | Routing configuration must contain state machine version ARNs. Received: [
          """)
  void shouldRefuseOtherRoutes(String routes, String error, String message) {
    String[] words = routes.strip().split(" ", -1);
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < words.length; i += 2) {
      items
          .append(i == 0 ? "" : ",")
          .append(
              "{\"stateMachineVersionArn\":\"%s:%s\",\"weight\":%s}"
                  .formatted(machine, words[i], words[i + 1]));
    }
    Answer answer =
        NEWEL.call(
            "CreateStateMachineAlias",
            "{\"name\":\"PROD\",\"routingConfiguration\":[" + items + "]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.message()).contains(message.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "a b", "a/b", "ü", ""})
  void shouldRefuseOtherNames(String name) {
    Answer answer =
        NEWEL.call(
            "CreateStateMachineAlias",
            "{\"name\":\"%s\",\"routingConfiguration\":[{\"stateMachineVersionArn\":\"%s:1\",\"weight\":100}]}"
                .formatted(name, machine));

    assertThat(answer.error()).isEqualTo("ValidationException");
  }
}
