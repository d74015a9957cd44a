package dev.newel.api.action.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that come more than once. */
class IdempotencyTest {

  private static final int AT_ONCE = 20;
  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static Workflows flows;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
  }

  private static ObjectNode body(String... namesAndValues) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return body;
  }

  private static Answer createMachine(String name, String definition, String role) {
    ObjectNode body = body("name", name, "definition", definition, "roleArn", role);
    body.putArray("tags").addObject().put("key", "role").put("value", role);
    return NEWEL.call("CreateStateMachine", body.toString());
  }

  private static List<Answer> atOnce(IntFunction<Answer> call) {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Answer>> answers =
          IntStream.range(0, AT_ONCE)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), callers))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    } finally {
      callers.shutdown();
    }
  }

  private static void same(List<Answer> answers) {
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers).containsOnly(answers.get(0));
  }

  @Test
  void shouldCreateAnActivityOnce() {
    same(atOnce(i -> NEWEL.call("CreateActivity", body("name", "once").toString())));
  }

  @Test
  void shouldCreateAStateMachineOnceWhateverItsRoleAndTags() {
    same(atOnce(i -> createMachine("once", PASS, "arn:aws:iam::000000000000:role/r" + i)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n"})
  void shouldRefuseAStateMachineOfTheSameNameAndAnotherText(String more) {
    String name = "text-" + (int) more.charAt(0);
    createMachine(name, PASS, NewelServer.ROLE);

    Answer other = createMachine(name, PASS + more, NewelServer.ROLE);

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.error()).isEqualTo("StateMachineAlreadyExists");
    assertThat(other.message())
        .isEqualTo(
            "State Machine Already Exists: 'arn:aws:states:us-east-1:000000000000:stateMachine:"
                + name
                + "'");
  }

  @Test
  void shouldLetOneOfSeveralContentsHaveTheName() {
    List<Answer> answers =
        atOnce(i -> createMachine("contested", PASS + " ".repeat(i % 2), NewelServer.ROLE));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(AT_ONCE / 2);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(AT_ONCE / 2)
        .allSatisfy(answer -> assertThat(answer.error()).isEqualTo("StateMachineAlreadyExists"));
  }

  private static String start(String machine, String name, String input) {
    return body("stateMachineArn", machine, "name", name, "input", input).toString();
  }

  @Test
  void shouldStartAnExecutionOnceWhileItRuns() {
    String machine = flows.taskMachine("running", flows.activity("running"));
    String body = start(machine, "e", "{\"a\": 1}");

    List<Answer> answers = atOnce(i -> NEWEL.call("StartExecution", body));

    same(answers);
    assertThat(flows.history(answers.get(0).text("executionArn"))).hasSize(3);
    existsAlready(NEWEL.call("StartExecution", start(machine, "e", "{\"a\": 2}")), machine);
  }

  @Test
  void shouldRefuseTheNameOfAnExecutionThatHasEnded() {
    String machine = flows.machine("ended", PASS);
    NEWEL.call("StartExecution", start(machine, "e", "{}"));

    existsAlready(NEWEL.call("StartExecution", start(machine, "e", "{}")), machine);
  }

  private static void existsAlready(Answer answer, String machine) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("ExecutionAlreadyExists");
    assertThat(answer.message())
        .isEqualTo(
            "Execution Already Exists: '"
                + machine.replace(":stateMachine:", ":execution:")
                + ":e'");
  }

  @ParameterizedTest(name = "named: {0}, ended: {1}")
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void shouldAnswerARepeatedStartLikeTheFirst(boolean named, boolean ended) {
    String name = "repeated-" + named + "-" + ended;
    String machine =
        ended ? flows.machine(name, PASS) : flows.taskMachine(name, flows.activity(name));
    ObjectNode body = body("stateMachineArn", machine, "input", "{}");
    if (named) {
      body.put("name", "e");
    }
    String invocation = "call-" + name;

    List<Answer> answers = atOnce(i -> NEWEL.call("StartExecution", body.toString(), invocation));

    same(answers);
    assertThat(NEWEL.sfn().listExecutions(r -> r.stateMachineArn(machine)).executions()).hasSize(1);
  }

  @Test
  void shouldStartAnExecutionForEachCallWithoutAName() {
    String machine = flows.machine("unnamed", PASS);
    String body = body("stateMachineArn", machine).toString();

    atOnce(i -> NEWEL.call("StartExecution", body, "call-" + i));
    atOnce(i -> NEWEL.call("StartExecution", body));

    assertThat(NEWEL.sfn().listExecutions(r -> r.stateMachineArn(machine)).executions())
        .hasSize(2 * AT_ONCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SendTaskSuccess", "SendTaskFailure"})
  void shouldAnswerARepeatedAnswerOfAWorkerLikeTheFirst(String action) {
    String activity = flows.activity(action);
    String execution = flows.start(flows.taskMachine(action, activity), "{}");
    String token = flows.task(activity).taskToken();
    String body = body("taskToken", token, "output", "{}").toString();

    same(atOnce(i -> NEWEL.call(action, body, "call-" + action)));
    Answer other = NEWEL.call(action, body, "other-" + action);

    assertThat(other.error()).isEqualTo("TaskTimedOut");
    assertThat(flows.eventTypes(execution)).doesNotHaveDuplicates();
  }

  @Test
  void shouldTakeOneOfSeveralAnswersToATask() {
    String activity = flows.activity("answers");
    String execution = flows.start(flows.taskMachine("answers", activity), "{}");
    String token = flows.task(activity).taskToken();

    List<Answer> answers =
        atOnce(
            i ->
                NEWEL.call(
                    "SendTaskSuccess",
                    body("taskToken", token, "output", String.valueOf(i)).toString()));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.error()).isEqualTo("TaskTimedOut"));
    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldAnswerARepeatedStopLikeTheFirst() {
    String execution = flows.start(flows.taskMachine("stopped", flows.activity("stopped")), "{}");
    String body = body("executionArn", execution, "error", "E").toString();

    same(atOnce(i -> NEWEL.call("StopExecution", body, "call-stop")));
    assertThat(flows.eventTypes(execution)).containsOnlyOnce("ExecutionAborted");
  }
}
