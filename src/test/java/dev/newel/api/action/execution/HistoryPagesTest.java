package dev.newel.api.action.execution;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The history of an execution of many turns, page by page, and of one that ended in its first. */
class HistoryPagesTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static String worked;
  private static String passed;

  @BeforeAll
  static void run() {
    sfn = NEWEL.sfn();
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String machine =
        flows.machine(
            "work",
            """
            {"StartAt": "Each", "States": {"Each": {
              "Type": "Map", "MaxConcurrency": 1, "End": true,
              "ItemProcessor": {"StartAt": "Work", "States": {
                "Work": {"Type": "Task", "Resource": "%s", "Next": "Rest"},
                "Rest": {"Type": "Pass", "End": true}}}}}}
            """
                .formatted(activity));
    worked = flows.start(machine, "[1, 2, 3, 4, 5, 6, 7, 8]");
    for (int i = 0; i < 8; i++) {
      String token = flows.task(activity).taskToken();
      sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    }
    flows.awaitStatus(worked, "SUCCEEDED");
    passed =
        flows.start(
            flows.machine(
                "pass",
                "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}"),
            "{}");
  }

  private static String execution(String kind) {
    return kind.equals("worked") ? worked : passed;
  }

  @ParameterizedTest(name = "{0}, {1} at a time, in reverse: {2}")
  @CsvSource({
    "worked, 1, false",
    "worked, 2, false",
    "worked, 7, false",
    "worked, 1000, false",
    "worked, 1, true",
    "worked, 2, true",
    "worked, 7, true",
    "worked, 1000, true",
    "passed, 1, false",
    "passed, 3, true",
    "passed, 4, false",
  })
  void shouldGiveEachEventOnce(String kind, int size, boolean reverse) {
    String execution = execution(kind);
    List<HistoryEvent> all =
        new ArrayList<>(sfn.getExecutionHistory(r -> r.executionArn(execution)).events());
    if (reverse) {
      Collections.reverse(all);
    }

    List<HistoryEvent> paged =
        sfn
            .getExecutionHistoryPaginator(
                r -> r.executionArn(execution).maxResults(size).reverseOrder(reverse))
            .events()
            .stream()
            .toList();

    assertThat(paged).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndAPageOfLargeEventsEarly(boolean reverse) {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      states.append("\"S" + i + "\": {\"Type\": \"Pass\", \"Result\": \"" + i + "x".repeat(80_000));
      states.append("\", " + (i == 11 ? "\"End\": true}" : "\"Next\": \"S" + (i + 1) + "\"}, "));
    }
    Workflows flows = new Workflows(sfn);
    String machine =
        flows.machine("large" + reverse, "{\"StartAt\": \"S0\", \"States\": {" + states + "}}");
    String large = flows.start(machine, "{}");

    List<GetExecutionHistoryResponse> pages =
        sfn
            .getExecutionHistoryPaginator(
                r -> r.executionArn(large).maxResults(1_000).reverseOrder(reverse))
            .stream()
            .toList();

    assertThat(pages).hasSize(2);
    List<Long> ids =
        pages.stream().flatMap(page -> page.events().stream()).map(HistoryEvent::id).toList();
    assertThat(ids).hasSize(26).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(reverse ? reverseOrder() : naturalOrder());
  }

  @Test
  void shouldNumberTheEventsFromOne() {
    List<HistoryEvent> events = sfn.getExecutionHistory(r -> r.executionArn(worked)).events();

    assertThat(events)
        .extracting(HistoryEvent::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events).hasSizeGreaterThan(70);
    assertThat(events).extracting(HistoryEvent::timestamp).isSorted();
  }

  @Test
  void shouldRefuseATokenOfAnotherOrderOrExecution() {
    String token = sfn.getExecutionHistory(r -> r.executionArn(worked).maxResults(2)).nextToken();

    for (String members :
        List.of(
            "\"executionArn\": \"" + worked + "\", \"reverseOrder\": true",
            "\"executionArn\": \"" + passed + "\"")) {
      Answer answer =
          NEWEL.call(
              "GetExecutionHistory", "{%s, \"nextToken\": \"%s\"}".formatted(members, token));

      assertThat(answer.error()).isEqualTo("InvalidToken");
    }
  }

  @Test
  void shouldLeavePayloadsOutWhereTheyAreNotWanted() {
    Answer answer =
        NEWEL.call(
            "GetExecutionHistory",
            "{\"executionArn\": \"%s\", \"includeExecutionData\": false}".formatted(worked));

    assertThat(answer.body().path("events").findValues("input")).isEmpty();
    assertThat(answer.body().path("events").findValues("output")).isEmpty();
    assertThat(answer.body().path("events").findValues("resource")).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void shouldGiveAssignedVariablesWithTheOtherPayloads(boolean wanted) {
    Workflows flows = new Workflows(sfn);
    String machine =
        flows.machine(
            "assigning" + wanted,
            """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true,
              "Assign": {"text": "a", "list.$": "$.l", "nothing": null}}}}
            """);
    String assigned = flows.start(machine, "{\"l\": [1, {}]}");

    JsonNode exited =
        NEWEL
            .call(
                "GetExecutionHistory",
                "{\"executionArn\": \"%s\", \"includeExecutionData\": %s}"
                    .formatted(assigned, wanted))
            .body()
            .at("/events/2/stateExitedEventDetails");

    assertThat(exited.path("name").asText()).isEqualTo("P");
    assertThat(exited.path("assignedVariables").toString())
        .isEqualTo(
            wanted ? "{\"list\":\"[1,{}]\",\"nothing\":\"null\",\"text\":\"\\\"a\\\"\"}" : "");
    assertThat(exited.path("assignedVariablesDetails").toString())
        .isEqualTo(wanted ? "{\"truncated\":false}" : "");
  }

  @Test
  void shouldNotKnowAnExecutionThatIsNotThere() {
    String missing = passed + "x";

    Answer answer =
        NEWEL.call("GetExecutionHistory", "{\"executionArn\": \"%s\"}".formatted(missing));

    assertThat(answer.error()).isEqualTo("ExecutionDoesNotExist");
    assertThat(answer.message()).isEqualTo("Execution Does Not Exist: '" + missing + "'");
  }
}
