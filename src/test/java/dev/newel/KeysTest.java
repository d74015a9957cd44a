package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.store.PartitionStore;
import dev.newel.store.Store;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.key.KeyKind;
import dev.newel.testing.GoldenFiles;
import dev.newel.testing.ManualClock;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.Workflows;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Every key is on the page about the architecture, and is deleted by whom that page says. */
@ExtendWith(RedisFixture.class)
class KeysTest {

  private static final int PARTITIONS = 4;
  private static final Path PAGE = Path.of("src", "docs", "architecture.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|([^|]*)\\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** What a test's clock adds. */
  private static final String OF_TEST = "the time, as the test has set it";

  /**
   * Seen only between two calls that follow each other, where something is wrong, and where some
   * machines' executions are kept longer than others.
   */
  private static final List<String> RARE = List.of("{a:NAME}l", "{pN}l", "{pN}k");

  /** The type of a key that is not there. */
  private static final String GONE = "none";

  private static final String LARGE = "x".repeat(20_000);

  private final RedisLink link;
  private final Vertx vertx;
  private final ManualClock clock = new ManualClock(1_800_000_000_000L);
  private final Promise<Message<Object>> asked = Promise.promise();
  private final Set<String> seen = new TreeSet<>();

  KeysTest(RedisLink link, Vertx vertx) {
    this.link = link;
    this.vertx = vertx;
  }

  /**
   * A line of the table.
   *
   * @param key as the page writes it
   * @param golden files with values of it, with a star at the end of some
   */
  private record Row(
      String key, Pattern pattern, String types, String deleted, List<String> golden) {

    boolean isFor(String name) {
      return pattern.matcher(name).matches();
    }

    boolean isForEver() {
      return deleted.equals("never");
    }
  }

  private static List<Row> rows() {
    try {
      return Files.readAllLines(PAGE).stream()
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .filter(row -> row.group(1).startsWith("{"))
          .map(
              row ->
                  new Row(
                      row.group(1),
                      pattern(row.group(1)),
                      row.group(2),
                      row.group(4),
                      CODE.matcher(row.group(5)).results().map(code -> code.group(1)).toList()))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Pattern pattern(String key) {
    return Pattern.compile(
        Pattern.quote(key)
            .replace("pN}", "p\\E\\d+\\Q}")
            .replace("MACHINE", "\\E[a-z0-9/-]+(?::[0-9a-f-]{36})?\\Q")
            .replace("REVISION", "\\E[^:]+\\Q")
            .replace("QUALIFIER", "\\E[A-Z0-9]+\\Q")
            .replace("STATUS", "\\E[A-Z]\\Q")
            .replace("NAME", "\\E[^:]+\\Q"));
  }

  private Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    await(link.send(Request.cmd(Command.KEYS).arg("*"))).forEach(key -> keys.add(key.toString()));
    keys.remove(OF_TEST);
    seen.addAll(keys);
    return keys;
  }

  private String type(String key) {
    return await(link.send(Request.cmd(Command.TYPE).arg(key))).toString();
  }

  @Test
  void shouldHaveAGoldenFileForEachValueAndARowForEachFile() {
    List<Row> rows = rows();
    List<String> names = GoldenFiles.names();
    List<String> patterns = rows.stream().flatMap(row -> row.golden().stream()).distinct().toList();

    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(patterns)
        .allSatisfy(pattern -> assertThat(names).anyMatch(name -> fits(name, pattern)));
    assertThat(names)
        .allSatisfy(name -> assertThat(patterns).anyMatch(pattern -> fits(name, pattern)));
  }

  /** What is moved goes by those kinds, and each needs a rule for where it goes. */
  @Test
  void shouldHaveARowForEachKindOfKeysAndAKindForEachRow() {
    Set<KeyKind> kinds = EnumSet.noneOf(KeyKind.class);
    for (Row row : rows()) {
      String example =
          row.key().replace("{pN}", "{p12}").replace("REVISION", "6d7a4a1c").replace("STATUS", "R");
      KeyKind kind = Objects.requireNonNull(KeyKind.of(example), row.key());
      assertThat(kind.types())
          .as(row.key())
          .allSatisfy(type -> assertThat(row.types()).contains(shown(type)));
      kinds.add(kind);
    }
    assertThat(kinds).containsExactly(KeyKind.values());
  }

  private static String shown(String type) {
    return type.replace("zset", "sorted set");
  }

  private static boolean fits(String name, String pattern) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  @Test
  void shouldLeaveNothingButWhatThePageSays() {
    Store store = open();
    Newel newel = await(Newel.deploy(vertx, store, config()));
    try (SfnClient sfn = sfn(newel)) {
      runAll(sfn);
      checkKeys();
      deleteAll(sfn);
    }
    await(newel.stop());
    expireAll();

    assertThat(keys())
        .allSatisfy(key -> assertThat(rows()).anyMatch(row -> row.isForEver() && row.isFor(key)));
    List<String> unseen =
        rows().stream().filter(row -> seen.stream().noneMatch(row::isFor)).map(Row::key).toList();
    assertThat(unseen).isSubsetOf(RARE);
  }

  private static SfnClient sfn(Newel newel) {
    return NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
  }

  private Store open() {
    return TestStores.open(link, PARTITIONS, Duration.ofDays(90), clock);
  }

  private static NewelConfig config() {
    return NewelConfig.builder().httpPort(0).set("limits.open-map-runs", "2").build();
  }

  private void checkKeys() {
    for (String key : keys()) {
      String type = type(key);
      if (type.equals(GONE)) {
        continue; // as an outbox is that was just emptied
      }
      List<Row> fitting = rows().stream().filter(row -> row.isFor(key)).toList();
      assertThat(fitting).as("what the page says of " + key).hasSize(1);
      assertThat(fitting.get(0).types()).as("the type of " + key).contains(shown(type));
      KeyKind kind = Objects.requireNonNull(KeyKind.of(key), key);
      assertThat(kind.types()).as("the types of " + kind).contains(type);
    }
  }

  /** Something of everything, ended, waiting and in between. */
  private void runAll(SfnClient sfn) {
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String pass = flows.machine("pass", machine("\"Type\": \"Pass\", \"End\": true"));
    sfn.updateStateMachine(r -> r.stateMachineArn(pass).roleArn(NewelServer.ROLE + "2"));
    flows.start(pass, "{\"large\": \"" + LARGE + "\"}");
    startByAlias(sfn, pass);
    String fail =
        flows.machine("fail", machine("\"Type\": \"Fail\", \"Cause\": \"" + LARGE + "\""));
    flows.start(fail, "{}");
    String branch =
        machine("\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true").replace("\"S\"", "\"B\"");
    String fanOut =
        flows.machine(
            "fanout",
            """
            {"StartAt": "P", "States": {
              "P": {"Type": "Pass", "Result": "%s", "Next": "A"},
              "A": {"Type": "Parallel", "Branches": [%s, %s], "End": true}}}
            """
                .formatted(LARGE, branch, branch.replace("\"B\"", "\"C\"")));
    flows.start(fanOut, "{}");
    runMap(flows);
    awaitKey("{newel}:map-runs");
    ExecutorService worker = Executors.newSingleThreadExecutor();
    var polled = worker.submit(() -> flows.task(activity));
    awaitKey("{a:work}w");
    String task = flows.taskMachine("task", activity, "\"HeartbeatSeconds\": 600");
    flows.start(task, "{}");
    try {
      String token = polled.get().taskToken();
      sfn.sendTaskHeartbeat(r -> r.taskToken(token));
      sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      worker.shutdown();
    }
    startExpress(sfn);
    flows.start(task, "{\"n\": 1}");
    flows.start(task, "{\"n\": 2}");
    awaitKey("{a:work}q");
  }

  private static void startByAlias(SfnClient sfn, String machine) {
    String version =
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
    String alias =
        sfn.createStateMachineAlias(r -> r.name("PROD").routingConfiguration(Workflows.to(version)))
            .stateMachineAliasArn();
    sfn.startExecution(r -> r.stateMachineArn(alias));
    sfn.startExecution(r -> r.stateMachineArn(version));
  }

  /** One that goes on until its message is answered. */
  private void startExpress(SfnClient sfn) {
    vertx.eventBus().consumer("asked", asked::complete);
    String state =
        "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::bus:request\","
            + " \"Parameters\": {\"Address\": \"asked\"}, \"End\": true";
    String express =
        sfn.createStateMachine(
                r ->
                    r.name("express")
                        .type("EXPRESS")
                        .definition(machine(state))
                        .roleArn(NewelServer.ROLE))
            .stateMachineArn();
    sfn.startExecution(r -> r.stateMachineArn(express).input("{}"));
    Awaitility.await().until(() -> keys().stream().anyMatch(key -> key.endsWith("}r")));
  }

  /** Its run and the executions of its items are kept as it is. */
  private static void runMap(Workflows flows) {
    String map = flows.machine("maps", map("\"Type\": \"Pass\""));
    flows.awaitStatus(flows.start(map, "[1, 2]"), "SUCCEEDED");
    flows.start(flows.machine("open-maps", map("\"Type\": \"Wait\", \"Seconds\": 3600")), "[1]");
  }

  private static String map(String item) {
    return """
        {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "l", "End": true,
          "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "I", "States": {"I": {%s, "End": true}}}}}}
        """
        .formatted(item);
  }

  private static String machine(String state) {
    return "{\"StartAt\": \"S\", \"States\": {\"S\": {" + state + "}}}";
  }

  private void awaitKey(String key) {
    Awaitility.await().until(() -> keys().contains(key));
  }

  private void deleteAll(SfnClient sfn) {
    GetActivityTaskResponse last =
        new Workflows(sfn).task(sfn.listActivities().activities().get(0).activityArn());
    assertThat(last.taskToken()).isNotNull();
    awaitKey("{a:work}s");
    sfn.listActivities()
        .activities()
        .forEach(each -> sfn.deleteActivity(r -> r.activityArn(each.activityArn())));
    await(asked.future()).reply(null);
    for (var machine : sfn.listStateMachines().stateMachines()) {
      String arn = machine.stateMachineArn();
      if (machine.typeAsString().equals("EXPRESS")) {
        sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
        continue;
      }
      sfn.listExecutions(r -> r.stateMachineArn(arn))
          .executions()
          .forEach(each -> sfn.stopExecution(r -> r.executionArn(each.executionArn())));
      sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
    }
    Awaitility.await().until(() -> !keys().contains("{newel}:map-runs"));
  }

  /** Lets the time pass that the page talks of, with one instance that does nothing but sweep. */
  private void expireAll() {
    Store sweeper = open();
    PartitionStore partitions = sweeper.partitions();
    for (Duration pause : List.of(Duration.ofDays(91), Duration.ofHours(7), Duration.ofHours(7))) {
      clock.advance(pause.toMillis());
      for (int i = 0; i < 120; i++) {
        await(partitions.share());
        for (int partition = 0; partition < PARTITIONS; partition++) {
          await(partitions.sweep(partition, 0));
        }
      }
      keys();
    }
    await(partitions.leave());
  }
}
