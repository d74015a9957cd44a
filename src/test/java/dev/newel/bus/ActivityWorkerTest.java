package dev.newel.bus;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Verticles that work an activity of a whole instance, over the event bus. */
class ActivityWorkerTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(2));

  private static final WorkerOptions OPTIONS = WorkerOptions.named("verticle");
  private static final int MANY = 60;

  private final Queue<ActivityWorker> workers = new ConcurrentLinkedQueue<>();
  private final NewelClient client = new NewelClient(NEWEL.vertx());
  private final Workflows flows = new Workflows(NEWEL.sfn());
  private String activity = "";
  private String name = "";

  @BeforeEach
  void createActivity(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    activity = flows.activity(name);
  }

  @AfterEach
  void stop() {
    workers.forEach(worker -> await(worker.stop()));
  }

  private ActivityWorker work(WorkerOptions options, TaskHandler handler) {
    ActivityWorker worker = client.work(activity, options, handler);
    workers.add(worker);
    return worker;
  }

  private String run(String fields, String input) {
    return flows.start(flows.taskMachine(name, activity, fields), input);
  }

  private @Nullable String output(String execution) {
    flows.awaitStatus(execution, "SUCCEEDED");
    return NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output();
  }

  private String error(String execution) {
    flows.awaitStatus(execution, "FAILED");
    var described = NEWEL.sfn().describeExecution(r -> r.executionArn(execution));
    return described.error() + ": " + described.cause();
  }

  @Test
  void shouldDoTasks() {
    work(OPTIONS, task -> Future.succeededFuture(task.inputObject().put("done", true)));

    assertThat(output(run("\"Comment\": \"\"", "{\"a\":1}"))).isEqualTo("{\"a\":1,\"done\":true}");
  }

  @Test
  void shouldGiveOutputsOfAnyType() {
    Queue<Object> outputs =
        new ConcurrentLinkedQueue<>(List.of("text", 1.5, new JsonArray().add(1), true));
    work(OPTIONS.withConcurrency(1), task -> Future.succeededFuture(outputs.poll()));
    String machine = flows.taskMachine(name, activity);

    for (String expected : List.of("\"text\"", "1.5", "[1]", "true", "null")) {
      assertThat(output(flows.start(machine, "{}"))).isEqualTo(expected);
    }
  }

  @Test
  void shouldFailTasks() {
    Queue<RuntimeException> failures =
        new ConcurrentLinkedQueue<>(
            List.of(new TaskFailure("Busy", "no room"), new IllegalStateException("broken")));
    work(
        OPTIONS,
        task -> {
          throw failures.remove();
        });
    String machine = flows.taskMachine(name, activity);

    assertThat(error(flows.start(machine, "{}"))).isEqualTo("Busy: no room");
    assertThat(error(flows.start(machine, "{}"))).isEqualTo("IllegalStateException: broken");
  }

  @Test
  void shouldFailTasksWhoseOutputIsRefused() {
    work(OPTIONS, task -> Future.succeededFuture("x".repeat(300_000)));

    assertThat(error(run("\"Comment\": \"\"", "{}")))
        .startsWith("ValidationException: 1 validation error detected");
  }

  @Test
  void shouldHaveNoMoreInHandThanItMay() {
    AtomicInteger inHand = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    work(
        OPTIONS.withConcurrency(3),
        task -> {
          most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
          return NEWEL.vertx().timer(20).map(done -> inHand.decrementAndGet());
        });
    String machine = flows.taskMachine(name, activity);

    List<String> executions =
        java.util.stream.IntStream.range(0, MANY)
            .mapToObj(i -> flows.start(machine, "{}"))
            .toList();

    executions.forEach(execution -> flows.awaitStatus(execution, "SUCCEEDED"));
    assertThat(most).hasValue(3);
  }

  @Test
  void shouldGiveSignsOfLife() {
    Promise<JsonObject> done = Promise.promise();
    work(OPTIONS.withHeartbeatEvery(Duration.ofMillis(300)), task -> done.future());

    String execution = run("\"HeartbeatSeconds\": 2", "{}");
    NEWEL.vertx().setTimer(4_000, timer -> done.complete(new JsonObject().put("slow", true)));

    assertThat(output(execution)).isEqualTo("{\"slow\":true}");
  }

  @Test
  void shouldFinishWhatItHasInHandWhenItIsStopped() {
    Promise<Integer> done = Promise.promise();
    AtomicInteger taken = new AtomicInteger();
    ActivityWorker worker =
        work(
            OPTIONS,
            task -> {
              taken.incrementAndGet();
              return done.future();
            });
    String execution = run("\"Comment\": \"\"", "{}");
    await().until(() -> taken.get() == 1);

    Future<Void> stopped = worker.stop();
    done.complete(7);
    await(stopped);

    assertThat(output(execution)).isEqualTo("7");
  }

  @Test
  void shouldGiveBackWhatItCannotFinish() {
    AtomicInteger taken = new AtomicInteger();
    ActivityWorker worker =
        work(
            OPTIONS.withStopWithin(Duration.ofMillis(50)),
            task -> {
              taken.incrementAndGet();
              return Promise.promise().future();
            });
    String execution =
        run("\"Retry\": [{\"ErrorEquals\": [\"Worker.Stopped\"], \"IntervalSeconds\": 1}]", "{}");
    await().until(() -> taken.get() == 1);
    await(worker.stop());

    work(OPTIONS, task -> Future.succeededFuture("by another"));

    assertThat(output(execution)).isEqualTo("\"by another\"");
    assertThat(flows.history(execution).get(4).activityFailedEventDetails().cause())
        .isEqualTo("The worker 'verticle' was stopped");
  }

  @Test
  void shouldTakeNoTaskAfterItIsStopped() {
    AtomicInteger taken = new AtomicInteger();
    ActivityWorker worker =
        work(
            OPTIONS,
            task -> {
              taken.incrementAndGet();
              return Future.succeededFuture();
            });
    await(worker.stop());

    String execution =
        run(
            "\"Retry\": [{\"ErrorEquals\": [\"Worker.Stopped\"], \"IntervalSeconds\": 1,"
                + " \"MaxAttempts\": 20, \"BackoffRate\": 1.0}]",
            "{}");
    work(OPTIONS, task -> Future.succeededFuture(1));

    assertThat(output(execution)).isEqualTo("1");
    assertThat(taken).hasValue(0);
  }

  @Test
  void shouldGoOnWhenTheActivityComesLater() {
    NEWEL.sfn().deleteActivity(r -> r.activityArn(activity));
    work(OPTIONS, task -> Future.succeededFuture("late"));

    flows.activity(name);

    assertThat(output(run("\"Comment\": \"\"", "{}"))).isEqualTo("\"late\"");
  }
}
