package dev.newel.api.action.machine;

import static dev.newel.testing.Workflows.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** The life of a state machine: created, updated, deleted, under its executions. */
class StateMachinesTest {

  private static final String LOG_GROUP = "arn:aws:logs:us-east-1:000000000000:log-group:newel:*";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  private static DescribeStateMachineResponse describe(String arn) {
    return sfn.describeStateMachine(r -> r.stateMachineArn(arn));
  }

  /** As a client does that repeats a call whose answer it has not got. */
  @Test
  void shouldMakeOneRevisionOfTheSameUpdateManyTimes() {
    String machine = flows.machine("repeated", pass("old"));
    List<String> revisions =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i ->
                    sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass("new")))
                        .revisionId())
            .distinct()
            .toList();

    assertThat(revisions).hasSize(1);
  }

  @Test
  void shouldRunTheNewRevisionFromTheUpdateOn() {
    String machine = flows.machine("updated", pass("old"));
    String before = flows.start(machine, "{}");

    UpdateStateMachineResponse updated =
        sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass("new")));
    String after = flows.start(machine, "{}");

    assertThat(flows.output(before)).isEqualTo("\"old\"");
    assertThat(flows.output(after)).isEqualTo("\"new\"");
    assertThat(describe(machine).definition()).isEqualTo(pass("new"));
    assertThat(describe(machine).revisionId()).isEqualTo(updated.revisionId());
    assertThat(updated.updateDate()).isAfter(describe(machine).creationDate());
  }

  @Test
  void shouldKeepRunningExecutionsOnTheirRevision() {
    String activity = flows.activity("pinned");
    String machine = flows.taskMachine("pinned", activity);
    String old = describe(machine).definition();
    String execution = flows.start(machine, "{}");
    sfn.updateStateMachine(
        r -> r.stateMachineArn(machine).definition(pass("new")).roleArn(NewelServer.ROLE + "2"));

    var pinned = sfn.describeStateMachineForExecution(r -> r.executionArn(execution));
    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(pinned.definition()).isEqualTo(old);
    assertThat(pinned.roleArn()).isEqualTo(NewelServer.ROLE);
    assertThat(pinned.revisionId()).isNull();
    assertThat(flows.output(execution)).isEqualTo("{}");
    assertThat(describe(machine).roleArn()).isEqualTo(NewelServer.ROLE + "2");
  }

  @Test
  void shouldRefuseAnUpdateOfNothingOrOfAWrongDefinition() {
    String machine = flows.machine("refused", pass("old"));

    Answer nothing =
        NEWEL.call("UpdateStateMachine", "{\"stateMachineArn\": \"%s\"}".formatted(machine));
    Answer wrong =
        NEWEL.call(
            "UpdateStateMachine",
            "{\"stateMachineArn\": \"%s\", \"definition\": \"{}\"}".formatted(machine));

    assertThat(nothing.error()).isEqualTo("MissingRequiredParameter");
    assertThat(nothing.message())
        .isEqualTo(
            "Either the definition, the role ARN, the LoggingConfiguration, or the"
                + " TracingConfiguration must be specified");
    assertThat(wrong.error()).isEqualTo("InvalidDefinition");
    assertThat(describe(machine).definition()).isEqualTo(pass("old"));
    assertThat(describe(machine).revisionId()).isNull();
  }

  /** A task, and a state behind it. */
  private static String twoStates(String activity) {
    return """
    {"StartAt": "T", "States": {
      "T": {"Type": "Task", "Resource": "%s", "Next": "P"},
      "P": {"Type": "Pass", "End": true}}}
    """
        .formatted(activity);
  }

  private static void finishTask(String activity) {
    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
  }

  @Test
  void shouldKeepAMachineAsDeletingWhileAnExecutionRuns() {
    String activity = flows.activity("deleted");
    String machine = flows.machine("deleted", twoStates(activity));
    flows.start(machine, "{}");

    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));

    String message = "State Machine is Deleting: '" + machine + "'";
    assertThat(describe(machine).statusAsString()).isEqualTo("DELETING");
    assertThatThrownBy(() -> flows.start(machine, "{}"))
        .isInstanceOf(StateMachineDeletingException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> flows.machine("deleted", twoStates(activity)))
        .isInstanceOf(StateMachineDeletingException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(
            () -> sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass("new"))))
        .isInstanceOf(StateMachineDeletingException.class)
        .hasMessageStartingWith(message);
    finishTask(activity);
    assertThatThrownBy(() -> describe(machine))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageStartingWith("State Machine Does Not Exist: '" + machine + "'");
  }

  @Test
  void shouldFailExecutionsOfADeletedMachineAtTheirNextTransition() {
    String activity = flows.activity("failing");
    String machine = flows.machine("failing", twoStates(activity));
    String execution = flows.start(machine, "{}");
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
    finishTask(activity);

    assertThat(flows.eventTypes(execution))
        .endsWith("ActivitySucceeded", "TaskStateExited", "ExecutionFailed");
    var failed = sfn.describeExecution(r -> r.executionArn(execution));
    assertThat(failed.error()).isEqualTo("States.Runtime");
    assertThat(failed.cause()).isEqualTo("State machine failing has been deleted.");
    assertThat(sfn.describeStateMachineForExecution(r -> r.executionArn(execution)).definition())
        .isEqualTo(twoStates(activity));
  }

  @Test
  void shouldLetAnExecutionOfADeletedMachineEndInItsLastState() {
    String activity = flows.activity("last");
    String machine = flows.taskMachine("last", activity);
    String execution = flows.start(machine, "{}");
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
    finishTask(activity);

    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldGiveTheNameAwayOnceTheLastExecutionHasEnded() {
    String activity = flows.activity("taken");
    String machine = flows.machine("taken", twoStates(activity));
    String execution = flows.start(machine, "{}");
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
    sfn.stopExecution(r -> r.executionArn(execution));

    flows.machine("taken", pass("new"));

    assertThat(describe(machine).statusAsString()).isEqualTo("ACTIVE");
    assertThat(sfn.listStateMachines().stateMachines())
        .anyMatch(each -> each.stateMachineArn().equals(machine));
    assertThat(flows.output(flows.start(machine, "{}"))).isEqualTo("\"new\"");
  }

  @Test
  void shouldGiveTheNameOfADeletedMachineToANewOne() {
    String first = flows.machine("again", pass("first"));
    sfn.deleteStateMachine(r -> r.stateMachineArn(first));

    String second = flows.machine("again", pass("second"));

    assertThat(second).isEqualTo(first);
    assertThat(flows.output(flows.start(second, "{}"))).isEqualTo("\"second\"");
  }

  @Test
  void shouldSeeWhatItHasJustWritten() {
    for (int i = 0; i < 50; i++) {
      String name = "just-" + i;
      String missing = "arn:aws:states:us-east-1:000000000000:stateMachine:" + name;
      assertThatThrownBy(() -> describe(missing))
          .isInstanceOf(StateMachineDoesNotExistException.class);

      String machine = flows.machine(name, pass("old"));
      assertThat(flows.output(flows.start(machine, "{}"))).isEqualTo("\"old\"");
      sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(pass("new")));
      assertThat(flows.output(flows.start(machine, "{}"))).isEqualTo("\"new\"");
      sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
      assertThatThrownBy(() -> flows.start(machine, "{}"))
          .isInstanceOf(StateMachineDoesNotExistException.class);
    }
  }

  @Test
  void shouldHandBackLoggingAndTracing() {
    LoggingConfiguration logging =
        LoggingConfiguration.builder()
            .level(LogLevel.ERROR)
            .includeExecutionData(true)
            .destinations(
                LogDestination.builder()
                    .cloudWatchLogsLogGroup(g -> g.logGroupArn(LOG_GROUP))
                    .build())
            .build();
    String machine =
        sfn.createStateMachine(
                r ->
                    r.name("logged")
                        .definition(pass("x"))
                        .roleArn(NewelServer.ROLE)
                        .loggingConfiguration(logging)
                        .tracingConfiguration(t -> t.enabled(true)))
            .stateMachineArn();

    assertThat(describe(machine).loggingConfiguration()).isEqualTo(logging);
    assertThat(describe(machine).tracingConfiguration().enabled()).isTrue();

    sfn.updateStateMachine(
        r -> r.stateMachineArn(machine).tracingConfiguration(t -> t.enabled(false)));
    assertThat(describe(machine).loggingConfiguration()).isEqualTo(logging);
    assertThat(describe(machine).tracingConfiguration().enabled()).isFalse();
  }

  @Test
  void shouldSayWhichVariablesTheStatesRead() {
    String machine =
        flows.machine(
            "variables",
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"a": 1, "b": {"c": 2}}, "Next": "B"},
              "B": {"Type": "Pass", "InputPath": "$b.c", "Assign": {"a.$": "$a"}, "End": true}}}
            """);
    Map<String, List<String>> references = Map.of("B", List.of("a", "b"));
    String execution = flows.start(machine, "{}");

    assertThat(describe(machine).variableReferences()).isEqualTo(references);
    assertThat(
            sfn.describeStateMachineForExecution(r -> r.executionArn(execution))
                .variableReferences())
        .isEqualTo(references);
    assertThat(
            sfn.describeStateMachine(
                    r -> r.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY))
                .hasVariableReferences())
        .isFalse();
    assertThat(describe(flows.machine("none", pass("x"))).hasVariableReferences()).isFalse();
  }

  @Test
  void shouldGiveTheMetadataOnly() {
    String machine = flows.machine("metadata", pass("x"));
    String execution = flows.start(machine, "{\"a\": 1}");

    var described =
        sfn.describeExecution(
            r -> r.executionArn(execution).includedData(IncludedData.METADATA_ONLY));

    assertThat(described.input()).isNull();
    assertThat(described.output()).isNull();
    assertThat(described.inputDetails().included()).isFalse();
    assertThat(described.outputDetails().included()).isFalse();
    assertThat(
            sfn.describeStateMachine(
                    r -> r.stateMachineArn(machine).includedData(IncludedData.METADATA_ONLY))
                .definition())
        .isEqualTo("{}");
    assertThat(
            sfn.describeStateMachineForExecution(
                    r -> r.executionArn(execution).includedData(IncludedData.METADATA_ONLY))
                .definition())
        .isEqualTo("{}");
  }

  @Test
  void shouldHandBackTheTraceHeader() {
    String machine = flows.machine("traced", pass("x"));
    String header = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";

    String execution =
        sfn.startExecution(r -> r.stateMachineArn(machine).traceHeader(header)).executionArn();

    assertThat(sfn.describeExecution(r -> r.executionArn(execution)).traceHeader())
        .isEqualTo(header);
  }

  @Test
  void shouldCheckTags() {
    Tag[] tooMany =
        IntStream.rangeClosed(0, 50)
            .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
            .toArray(Tag[]::new);
    assertThatThrownBy(() -> sfn.createActivity(r -> r.name("tagged").tags(tooMany)))
        .isInstanceOf(TooManyTagsException.class);

    Map<String, String> wrong =
        Map.of(
            "{\"key\": \"" + "k".repeat(129) + "\"}", "tags.1.member.key",
            "{\"key\": \"k\", \"value\": \"" + "v".repeat(257) + "\"}", "tags.1.member.value");
    wrong.forEach(
        (tag, place) -> {
          Answer answer =
              NEWEL.call("CreateActivity", "{\"name\": \"t\", \"tags\": [%s]}".formatted(tag));
          assertThat(answer.error()).isEqualTo("ValidationException");
          assertThat(answer.message()).contains("at '" + place + "' failed to satisfy");
        });
  }
}
