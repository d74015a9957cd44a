package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.CommandStats;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** The design's budgets of Redis calls and memory, counted by Redis itself. */
class BudgetTest {

  private static final int COUNT = 200;

  /** Calls that do not grow with the work: the first take of a queue, a look now and then. */
  private static final long SLACK = 10;

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static Workflows flows;
  private static CommandStats stats;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
    stats = new CommandStats(NEWEL.link());
  }

  /** What other tests have left in the outbox is brought up to date every two seconds. */
  @BeforeEach
  void letTheOutboxRest() throws InterruptedException {
    Thread.sleep(2_500);
  }

  /** Scripts that were called for the work: sweeps and signs of life, which go on anyway, apart. */
  private static long scripts(Runnable work) {
    Map<String, Long> calls = stats.callsDuring(work);
    long all = calls.getOrDefault("evalsha", 0L) + calls.getOrDefault("eval", 0L);
    // each sweep looks once at the oldest ended execution, each sign of life gets the format, and
    // nothing else here does either
    return all - calls.getOrDefault("lindex", 0L) - calls.getOrDefault("get", 0L);
  }

  private static String pass(int states) {
    StringBuilder definition = new StringBuilder("{\"StartAt\": \"S0\", \"States\": {");
    for (int i = 0; i < states; i++) {
      String next = i == states - 1 ? "\"End\": true" : "\"Next\": \"S" + (i + 1) + "\"";
      definition.append(i == 0 ? "" : ", ");
      definition.append("\"S" + i + "\": {\"Type\": \"Pass\", " + next + "}");
    }
    return definition.append("}}").toString();
  }

  private static void start(String machine, int count) {
    for (int i = 0; i < count; i++) {
      flows.start(machine, "{\"n\": " + i + "}");
    }
  }

  @Test
  void shouldStartWhatNeverWaitsWithOneCall() {
    String machine = flows.machine("pass", pass(1));
    String chain = flows.machine("chain", pass(100));
    start(machine, 1);
    start(chain, 1);

    assertThat(scripts(() -> start(machine, COUNT))).isBetween((long) COUNT, COUNT + SLACK);
    assertThat(scripts(() -> start(chain, COUNT))).isBetween((long) COUNT, COUNT + SLACK);
  }

  @Test
  void shouldTakeFiveCallsForATaskThatWaitsForItsWorker() {
    String activity = flows.activity("queued");
    String machine = flows.taskMachine("queued", activity);

    long calls =
        scripts(
            () -> {
              start(machine, COUNT);
              for (int i = 0; i < COUNT; i++) {
                succeed(flows.task(activity));
              }
            });

    assertThat(calls).isBetween(3L * COUNT, 5L * COUNT + SLACK);
  }

  @Test
  void shouldTakeTwoCallsForATaskThatAPollWaitsFor() throws Exception {
    String activity = flows.activity("awaited");
    String machine = flows.taskMachine("awaited", activity);
    CountDownLatch done = new CountDownLatch(COUNT);
    ExecutorService workers = Executors.newFixedThreadPool(8);
    try {
      for (int i = 0; i < 8; i++) {
        var unused = workers.submit(() -> work(activity, done));
      }
      awaitScripts(() -> waitingInstances("awaited") == 1);

      long calls = scripts(() -> startOneByOne(machine, done));

      assertThat(calls).isBetween(2L * COUNT, 2L * COUNT + SLACK);
    } finally {
      workers.shutdownNow();
    }
  }

  /** A child that never waits: the parent's start, the child's, and the parent's end. */
  @Test
  void shouldTakeThreeCallsForAParentAndAChildThatNeverWaits() {
    String parent = parentOf(flows.machine("child-pass", pass(1)), "parent-of-pass");
    awaitEnd(flows.start(parent, "{}"));

    long calls = scripts(() -> startAndAwait(parent));

    assertThat(calls).isBetween(3L * COUNT, 4L * COUNT + SLACK);
  }

  /** A child that waits: its start and its end, and what the parent hears of both. */
  @Test
  void shouldTakeSixCallsForAParentAndAChildThatWaits() {
    String wait =
        "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 1, \"End\": true}}}";
    String parent = parentOf(flows.machine("child-wait", wait), "parent-of-wait");
    awaitEnd(flows.start(parent, "{}"));

    long calls = scripts(() -> startAndAwait(parent));

    assertThat(calls).isBetween(5L * COUNT, 6L * COUNT + SLACK);
  }

  private static String parentOf(String child, String name) {
    return flows.machine(
        name,
        """
        {"StartAt": "C", "States": {"C": {"Type": "Task", "End": true,
         "Resource": "arn:aws:states:::states:startExecution.sync",
         "Parameters": {"StateMachineArn": "%s"}}}}
        """
            .formatted(child));
  }

  private static void awaitEnd(String execution) {
    flows.awaitStatus(execution, "SUCCEEDED");
  }

  /** The indexes say what has ended, and asking them is no script. */
  private static void startAndAwait(String machine) {
    String name = machine.substring(machine.lastIndexOf(':') + 1);
    int before = ended(name);
    start(machine, COUNT);
    Awaitility.await().until(() -> ended(name) == before + COUNT);
  }

  private static int ended(String machine) {
    int ended = 0;
    for (int partition = 0; partition < 64; partition++) {
      ended +=
          send(Request.cmd(Command.ZCARD).arg("{p" + partition + "}i:" + machine + ":S"))
              .toInteger();
    }
    return ended;
  }

  private static void startOneByOne(String machine, CountDownLatch done) {
    for (int i = 1; i <= COUNT; i++) {
      flows.start(machine, "{}");
      long left = (long) COUNT - i;
      Awaitility.await()
          .pollDelay(0, TimeUnit.MILLISECONDS)
          .pollInterval(2, TimeUnit.MILLISECONDS)
          .until(() -> done.getCount() <= left);
    }
  }

  private static void work(String activity, CountDownLatch done) {
    while (done.getCount() > 0) {
      GetActivityTaskResponse task = flows.task(activity);
      if (task.taskToken() != null) {
        succeed(task);
        done.countDown();
      }
    }
  }

  private static void succeed(GetActivityTaskResponse task) {
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{}"));
  }

  @Test
  void shouldTakeNoCallsForIdlePolls() {
    String activity = flows.activity("idle");
    String body = "{\"activityArn\": \"" + activity + "\"}";
    ExecutorService pollers = Executors.newFixedThreadPool(50);
    try {
      for (int i = 0; i < 50; i++) {
        var unused = pollers.submit(() -> NEWEL.call("GetActivityTask", body));
      }
      awaitScripts(() -> waitingInstances("idle") == 1);

      long calls = scripts(() -> pause(3));

      assertThat(calls).isLessThanOrEqualTo(2);
    } finally {
      pollers.shutdownNow();
    }
  }

  private static void pause(int seconds) {
    Awaitility.await().pollDelay(seconds, TimeUnit.SECONDS).until(() -> true);
  }

  private static void awaitScripts(BooleanSupplier condition) {
    Awaitility.await().until(condition::getAsBoolean);
  }

  private static int waitingInstances(String activity) {
    return send(Request.cmd(Command.ZCARD).arg("{a:" + activity + "}w")).toInteger();
  }

  @Test
  void shouldKeepAnOpenExecutionInThreeKeysAndTwoKibibytes() {
    String machine = flows.taskMachine("open", flows.activity("open"));
    start(machine, COUNT);
    Usage before = usage();

    start(machine, COUNT);

    Usage after = usage();
    assertThat(after.keys() - before.keys()).isLessThanOrEqualTo(3L * COUNT);
    assertThat(after.bytes() - before.bytes()).isLessThanOrEqualTo(2048L * COUNT);
  }

  /** What the whole server holds: entries of shared keys count too. */
  private record Usage(long keys, long bytes) {}

  private static Usage usage() {
    long bytes = 0;
    long count = 0;
    for (Response key : send(Request.cmd(Command.KEYS).arg("*"))) {
      Response size =
          send(Request.cmd(Command.MEMORY).arg("USAGE").arg(key.toString()).arg("SAMPLES").arg(0));
      bytes += size == null ? 0 : size.toLong();
      count++;
    }
    return new Usage(count, bytes);
  }

  private static Response send(Request request) {
    return await(NEWEL.link().send(request));
  }
}
