package dev.newel.api.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Each error that an action declares: a call that gets it, or why none does. {@code
 * declared-errors.txt} has them all.
 */
class DeclaredErrorsTest {

  private static final Path TABLE =
      Path.of("src", "test", "resources", "fidelity", "declared-errors.txt");

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(1));

  /** What the names in capitals stand for in the table. */
  private static final Map<String, String> NAMES = new TreeMap<>();

  /**
   * A line of the table.
   *
   * @param input of a call that gets the error; or a text in brackets that says why none does
   */
  private record Row(String action, String error, String input) {

    static Row of(String line) {
      String[] words = line.split(" ", 3);
      return new Row(words[0], words[1], words[2]);
    }

    boolean isCall() {
      return input.startsWith("{");
    }

    String pair() {
      return action + " " + error;
    }

    @Override
    public String toString() {
      return pair();
    }
  }

  private static List<Row> rows() {
    try {
      return Files.readAllLines(TABLE).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> calls() {
    return rows().stream().filter(Row::isCall).toList();
  }

  @BeforeAll
  static void makeWhatTheTableNames() {
    SfnClient sfn = NEWEL.sfn();
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("activity");
    String machine = flows.machine("machine", pass("1"));
    sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine));
    NAMES.put("$ALIAS", alias(sfn, machine));
    String execution = flows.start(machine, "{}");
    String deleting = flows.taskMachine("deleting", activity);
    sfn.publishStateMachineVersion(r -> r.stateMachineArn(deleting));
    NAMES.put("$DELETING_ALIAS", alias(sfn, deleting));
    String waiting = flows.start(deleting, "{}");
    String token = flows.task(activity).taskToken();
    sfn.deleteStateMachine(r -> r.stateMachineArn(deleting));
    String stopped = flows.start(flows.taskMachine("stopped", activity), "{}");
    String late = flows.task(activity).taskToken();
    sfn.stopExecution(r -> r.executionArn(stopped));
    sfn.startExecution(r -> r.stateMachineArn(machine).name("taken").input("{}"));
    NAMES.put("$ACTIVITY", activity);
    NAMES.put("$MACHINE", machine);
    NAMES.put("$DELETING", deleting);
    NAMES.put("$EXECUTION", execution);
    NAMES.put("$WAITING", waiting);
    NAMES.put("$TOKEN", token);
    NAMES.put("$LATE", late);
    NAMES.put("$HERE", "arn:aws:states:us-east-1:000000000000");
    NAMES.put("$ROLE", NewelServer.ROLE);
    NAMES.put("$PASS", pass("2").replace("\"", "\\\""));
    NAMES.put("$TAGS", tags());
  }

  private static String pass(String result) {
    return "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Result\":%s,\"End\":true}}}"
        .formatted(result);
  }

  private static String alias(SfnClient sfn, String machine) {
    return sfn.createStateMachineAlias(
            r -> r.name("PROD").routingConfiguration(Workflows.to(machine + ":1")))
        .stateMachineAliasArn();
  }

  private static String tags() {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i <= 50; i++) {
      tags.add("{\"key\":\"k%d\",\"value\":\"\"}".formatted(i));
    }
    return "[" + String.join(",", tags) + "]";
  }

  private static String filled(String input) {
    String filled = input;
    // the longest first, as one name may begin with another
    for (String name : new TreeSet<>(NAMES.keySet()).descendingSet()) {
      filled = filled.replace(name, NAMES.get(name));
    }
    return filled;
  }

  @Test
  void shouldHaveARowForEachPair() {
    List<String> declared = new ArrayList<>();
    for (String action : ActionModel.actions()) {
      ActionModel.errors(action).forEach(error -> declared.add(action + " " + error));
    }

    assertThat(declared).hasSizeGreaterThan(150);
    assertThat(rows()).extracting(Row::pair).containsExactlyInAnyOrderElementsOf(declared);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void shouldAnswerWithTheError(Row row) {
    Answer answer = NEWEL.call(row.action(), filled(row.input()));

    Assumptions.assumeFalse(
        answer.message().contains("Newel does not have"), "an action that is to come");
    assertThat(answer.error()).as(answer.body().toString()).isEqualTo(row.error());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isNotEmpty();
  }
}
