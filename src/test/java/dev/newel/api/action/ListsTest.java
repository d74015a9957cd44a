package dev.newel.api.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** Lists, page by page. */
class ListsTest {

  private static final int COUNT = 25;
  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;
  private static List<String> activities;
  private static List<String> machines;

  /** A machine whose executions succeed, and one whose executions run on. */
  private static String passing;

  private static String running;

  @BeforeAll
  static void fill() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
    activities = IntStream.range(0, COUNT).mapToObj(i -> flows.activity(name(i))).sorted().toList();
    passing = flows.machine("passing", PASS);
    running = flows.taskMachine("running", activities.get(0));
    List<String> all = new ArrayList<>(List.of(passing, running));
    IntStream.range(0, COUNT).forEach(i -> all.add(flows.machine(name(i), PASS)));
    machines = all.stream().sorted().toList();
  }

  private static String name(int i) {
    return "n-%02d".formatted(COUNT - i);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 25, 26, 1000})
  void shouldListActivities(int size) {
    List<String> listed =
        sfn.listActivitiesPaginator(r -> r.maxResults(size)).activities().stream()
            .map(ActivityListItem::activityArn)
            .toList();

    assertThat(listed).isEqualTo(activities);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 27, 28, 1000})
  void shouldListStateMachines(int size) {
    List<String> listed =
        sfn.listStateMachinesPaginator(r -> r.maxResults(size)).stateMachines().stream()
            .map(StateMachineListItem::stateMachineArn)
            .filter(machines::contains) // other tests make their own
            .toList();

    assertThat(listed).isEqualTo(machines);
  }

  @Test
  void shouldListExecutionsNewestFirstWhileOthersAreStarted() {
    String machine = flows.machine("busy", PASS);
    List<String> there = new ArrayList<>();
    IntStream.range(0, COUNT).forEach(i -> there.add(flows.start(machine, "{}")));
    Collections.reverse(there);

    List<ExecutionListItem> listed =
        pages(r -> r.stateMachineArn(machine).maxResults(4), () -> flows.start(machine, "{}"));

    assertThat(listed)
        .extracting(ExecutionListItem::executionArn)
        .containsExactlyInAnyOrderElementsOf(there);
    assertThat(listed)
        .isSortedAccordingTo(Comparator.comparing(ExecutionListItem::startDate).reversed());
  }

  private static List<ExecutionListItem> pages(
      UnaryOperator<ListExecutionsRequest.Builder> request, Runnable between) {
    List<ExecutionListItem> listed = new ArrayList<>();
    String token = null;
    do {
      String position = token;
      ListExecutionsResponse page = sfn.listExecutions(r -> request.apply(r).nextToken(position));
      listed.addAll(page.executions());
      token = page.nextToken();
      between.run();
    } while (token != null);
    return listed;
  }

  @Test
  void shouldListExecutionsByStatus() {
    List<String> arns = IntStream.range(0, 9).mapToObj(i -> flows.start(running, "{}")).toList();
    arns.subList(0, 4).forEach(arn -> sfn.stopExecution(r -> r.executionArn(arn)));

    assertThat(byStatus(ExecutionStatus.ABORTED))
        .containsExactlyInAnyOrderElementsOf(arns.subList(0, 4));
    assertThat(byStatus(ExecutionStatus.RUNNING))
        .containsExactlyInAnyOrderElementsOf(arns.subList(4, 9));
    assertThat(byStatus(ExecutionStatus.SUCCEEDED)).isEmpty();
    assertThat(byStatus(null)).containsExactlyInAnyOrderElementsOf(arns);
  }

  private static List<String> byStatus(@Nullable ExecutionStatus status) {
    return pages(r -> r.stateMachineArn(running).statusFilter(status).maxResults(2), () -> {})
        .stream()
        .map(ExecutionListItem::executionArn)
        .toList();
  }

  @Test
  void shouldTakeTheDefaultForAPageOfNothing() {
    assertThat(sfn.listActivities(r -> r.maxResults(0)).activities()).hasSize(COUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "ListActivities, 1001, less than or equal to 1000",
    "ListStateMachines, 1001, less than or equal to 1000",
    "ListExecutions, 1001, less than or equal to 1000",
    "GetExecutionHistory, 1001, less than or equal to 1000",
    "ListActivities, -1, greater than or equal to 0",
  })
  void shouldRefuseAPageOfAnotherSize(String action, int size, String constraint) {
    Answer answer =
        NEWEL.call(action, "{\"maxResults\": %d, \"executionArn\": \"e\"}".formatted(size));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("ValidationException");
    assertThat(answer.message())
        .isEqualTo(
            "1 validation error detected: Value '%d' at 'maxResults' failed to satisfy constraint:"
                    .formatted(size)
                + " Member must have value "
                + constraint);
  }

  @Test
  void shouldRefuseTheTokenOfAnotherList() {
    String token = sfn.listActivities(r -> r.maxResults(1)).nextToken();

    refused("ListStateMachines", "\"nextToken\": \"%s\"".formatted(token));
    refused(
        "ListExecutions",
        "\"stateMachineArn\": \"%s\", \"nextToken\": \"%s\"".formatted(passing, token));
  }

  @Test
  void shouldRefuseADamagedToken() {
    String token = sfn.listActivities(r -> r.maxResults(1)).nextToken();

    refused("ListActivities", "\"nextToken\": \"nonsense\"");
    refused("ListActivities", "\"nextToken\": \"%s\"".formatted("A" + token));
    refused("ListActivities", "\"nextToken\": \"%s\"".formatted(token.substring(1)));
  }

  @Test
  void shouldRefuseTheTokenOfTheSameListFilteredOtherwise() {
    String machine = flows.machine("filtered", PASS);
    flows.start(machine, "{}");
    flows.start(machine, "{}");
    String token = sfn.listExecutions(r -> r.stateMachineArn(machine).maxResults(1)).nextToken();

    refused(
        "ListExecutions",
        "\"stateMachineArn\": \"%s\", \"statusFilter\": \"RUNNING\", \"nextToken\": \"%s\""
            .formatted(machine, token));
  }

  private static void refused(String action, String members) {
    Answer answer = NEWEL.call(action, "{" + members + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("InvalidToken");
    assertThat(answer.message()).isEqualTo("Invalid Token: 'Invalid token'");
  }
}
