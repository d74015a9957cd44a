package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.config.ConfigBuilder;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Executions that stand in the midst of everything that they can wait for, and that are brought to
 * their ends by another instance, over what was stored then.
 */
final class InFlight {

  /** Of each machine, so that there are some in all partitions. */
  private static final int OF_EACH = 6;

  private static final int ITEMS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, String> machines = new HashMap<>();
  private final Map<String, List<String>> executions = new HashMap<>();
  private final List<String> tokens = new ArrayList<>();
  private @Nullable String work;

  /** Runs an instance for a while, and stops it. */
  static void run(ConfigBuilder config, Consumer<SfnClient> use) {
    Vertx vertx = Vertx.vertx();
    try {
      Newel newel = RedisFixture.await(Newel.deploy(vertx, config.httpPort(0).build()));
      try (SfnClient sfn =
          NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id")) {
        use.accept(sfn);
      }
      RedisFixture.await(newel.stop());
    } finally {
      RedisFixture.await(vertx.close());
    }
  }

  /** Begins them all, and has some tasks taken. */
  void begin(SfnClient sfn) {
    Workflows flows = new Workflows(sfn);
    work = flows.activity("work");
    String taken = flows.activity("taken");
    String queued = flows.taskMachine("queued", work);
    machines.put("queued", queued);
    machines.put("taken", flows.taskMachine("taken", taken, "\"HeartbeatSeconds\": 3600"));
    machines.put("done", flows.machine("done", Workflows.pass("x".repeat(600))));
    machines.put("branches", flows.machine("branches", branches(work)));
    machines.put("parent", flows.machine("parent", parent(queued)));
    machines.put("items", flows.machine("items", items(work)));
    machines.put(
        "failing", flows.catchingMachine("failing", work, "\"Comment\": \"c\"", "Unlikely"));
    machines.forEach((name, machine) -> start(flows, name, machine, name.equals("items") ? 2 : 1));
    startByAlias(sfn, "done");
    for (int i = 0; i < OF_EACH; i++) {
      tokens.add(flows.task(taken).taskToken());
    }
    await().atMost(PATIENCE).until(() -> waitingAtQueue(sfn));
    beginTimers(flows);
  }

  /** Their time comes while nobody is there, or else nearly. */
  private void beginTimers(Workflows flows) {
    String nothing = flows.activity("nothing");
    machines.put("timer", flows.machine("timer", state("\"Type\": \"Wait\", \"Seconds\": 1")));
    machines.put("late", flows.taskMachine("late", nothing, "\"TimeoutSeconds\": 1"));
    for (String name : List.of("timer", "late")) {
      start(flows, name, Objects.requireNonNull(machines.get(name)), 1);
    }
  }

  private void start(Workflows flows, String name, String machine, int divisor) {
    for (int i = 0; i < OF_EACH / divisor; i++) {
      executions.computeIfAbsent(name, key -> new ArrayList<>()).add(flows.start(machine, items()));
    }
  }

  private void startByAlias(SfnClient sfn, String name) {
    String version =
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(machines.get(name)))
            .stateMachineVersionArn();
    String alias =
        sfn.createStateMachineAlias(r -> r.name("PROD").routingConfiguration(Workflows.to(version)))
            .stateMachineAliasArn();
    all(name)
        .add(
            sfn.startExecution(r -> r.stateMachineArn(alias).name(UUID.randomUUID().toString()))
                .executionArn());
  }

  /** All children of the Map Runs and of the parents have begun. */
  private boolean waitingAtQueue(SfnClient sfn) {
    long queued = list(sfn, Objects.requireNonNull(machines.get("queued"))).size();
    return queued == 2 * OF_EACH && childrenOfMapRuns(sfn) == ITEMS * (OF_EACH / 2);
  }

  private int childrenOfMapRuns(SfnClient sfn) {
    int children = 0;
    for (String execution : all("items")) {
      for (var run : sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns()) {
        children += sfn.listExecutions(r -> r.mapRunArn(run.mapRunArn())).executions().size();
      }
    }
    return children;
  }

  /** Brings them to their ends, and checks that each has come to the right one, and once. */
  void finish(SfnClient sfn) {
    Workflows flows = new Workflows(sfn);
    // of the task that was taken before; once, as it is done then
    tokens.forEach(token -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("\"by the old\"")));
    int tasks = OF_EACH * (1 + 1 + 2 + 1) + ITEMS * (OF_EACH / 2);
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      GetActivityTaskResponse task = flows.task(Objects.requireNonNull(work));
      outputs.add("\"" + i + "\"");
      sfn.sendTaskSuccess(
          r -> r.taskToken(task.taskToken()).output(outputs.get(outputs.size() - 1)));
    }
    for (String name : machines.keySet()) {
      for (String execution : all(name)) {
        flows.awaitStatus(execution, name.equals("late") ? "FAILED" : "SUCCEEDED");
        checkWhole(flows.history(execution));
      }
    }
    all("taken").forEach(each -> assertThat(flows.output(each)).isEqualTo("\"by the old\""));
    checkLists(sfn);
    checkOnce(sfn, flows, outputs);
    redrive(sfn, flows);
  }

  /** Each result of a task stands in one history. */
  private void checkOnce(SfnClient sfn, Workflows flows, List<String> outputs) {
    List<String> found = new ArrayList<>();
    for (String name : List.of("queued", "branches", "failing")) {
      for (ExecutionListItem execution : list(sfn, Objects.requireNonNull(machines.get(name)))) {
        addOutputs(flows, execution.executionArn(), found);
      }
    }
    for (String execution : all("items")) {
      String run = sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns().get(0).mapRunArn();
      sfn.listExecutions(r -> r.mapRunArn(run))
          .executions()
          .forEach(child -> addOutputs(flows, child.executionArn(), found));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(outputs);
  }

  private static void addOutputs(Workflows flows, String execution, List<String> found) {
    flows.history(execution).stream()
        .filter(event -> event.activitySucceededEventDetails() != null)
        .forEach(event -> found.add(event.activitySucceededEventDetails().output()));
  }

  /** What has failed can be taken up again from what was stored of it. */
  private void redrive(SfnClient sfn, Workflows flows) {
    all("late").forEach(each -> sfn.redriveExecution(r -> r.executionArn(each)));
    for (String execution : all("late")) {
      flows.awaitStatus(execution, "FAILED");
      assertThat(flows.eventTypes(execution)).contains("ExecutionRedriven");
    }
  }

  private void checkLists(SfnClient sfn) {
    machines.forEach(
        (name, machine) -> {
          List<String> expected = new ArrayList<>(all(name));
          List<String> listed =
              list(sfn, machine).stream().map(ExecutionListItem::executionArn).toList();
          assertThat(listed).as(name).doesNotHaveDuplicates().containsAll(expected);
          assertThat(listed)
              .as(name)
              .hasSize(expected.size() + (name.equals("queued") ? OF_EACH : 0));
        });
  }

  private static void checkWhole(List<HistoryEvent> history) {
    for (int i = 0; i < history.size(); i++) {
      assertThat(history.get(i).id()).isEqualTo(i + 1L);
    }
    assertThat(
            history.stream()
                .filter(each -> each.typeAsString().matches("Execution(Succeeded|Failed)")))
        .hasSize(1);
  }

  private static List<ExecutionListItem> list(SfnClient sfn, String machine) {
    return sfn.listExecutions(r -> r.stateMachineArn(machine)).executions();
  }

  private List<String> all(String name) {
    return Objects.requireNonNull(executions.get(name));
  }

  private static String items() {
    return "{\"items\": [1, 2, 3, 4, 5]}";
  }

  private static String state(String fields) {
    return "{\"StartAt\": \"S\", \"States\": {\"S\": {" + fields + ", \"End\": true}}}";
  }

  private static String task(String resource, String more) {
    return "\"Type\": \"Task\", \"Resource\": \"" + resource + "\"" + more;
  }

  private static String branches(String activity) {
    String branch = state(task(activity, ""));
    String other = branch.replace("\"S\"", "\"T\"");
    return state("\"Type\": \"Parallel\", \"Branches\": [%s, %s]".formatted(branch, other))
        .replaceFirst("\"S\"", "\"P\"")
        .replaceFirst("\"S\"", "\"P\"");
  }

  private static String parent(String child) {
    return state(
        task(
            "arn:aws:states:::states:startExecution.sync",
            ", \"Parameters\": {\"StateMachineArn\": \"" + child + "\"}"));
  }

  private static String items(String activity) {
    return state(
        """
        "Type": "Map", "Label": "l", "ItemsPath": "$.items", "MaxConcurrency": 10,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "I", "States": {"I": {%s, "End": true}}}\
        """
            .formatted(task(activity, "")));
  }
}
