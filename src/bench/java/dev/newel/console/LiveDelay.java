package dev.newel.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.Newel;
import dev.newel.asl.data.Json;
import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisNode;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/**
 * How long it takes until what was committed at one instance is at a page of another: a worker
 * answers tasks at the first, and a stream of the second hears of it. Prints p50 and p95, from when
 * the answer is sent and from when it is acknowledged.
 */
public final class LiveDelay {

  private static final int WARM_UP = 50;
  private static final int ROUNDS = 300;
  private static final int PAUSE_MS = 30;

  /** The event that a worker's answer leads to, as the stream has it. */
  private static final String AWAITED = "ActivitySucceeded";

  private static final String LOOP =
      """
      {"StartAt": "Work", "States": {
        "Work": {"Type": "Task", "Resource": "%s", "Next": "Work",
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}]},
        "Done": {"Type": "Succeed"}}}
      """;

  private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();

  private LiveDelay() {}

  private static String url(Newel newel) {
    return Objects.requireNonNull(newel.endpoint(), "it serves HTTP").toString();
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Vertx vertx = Vertx.vertx();
    Vertx other = Vertx.vertx();
    try (RedisNode redis = RedisNode.start(Files.createTempDirectory("live-delay"))) {
      NewelConfig config = NewelConfig.builder().httpPort(0).redisUrl(redis.url()).build();
      Newel worker = Newel.deploy(vertx, config).await();
      Newel watched = Newel.deploy(other, config).await();
      new LiveDelay().measure(url(worker), url(watched));
      worker.stop().await();
      watched.stop().await();
    } finally {
      vertx.close().await();
      other.close().await();
    }
  }

  private void measure(String worker, String watched) throws InterruptedException {
    long[] sent = new long[ROUNDS];
    long[] acknowledged = new long[ROUNDS];
    try (SfnClient sfn = NewelServer.sfnAt(worker, "us-east-1", "id")) {
      Workflows flows = new Workflows(sfn);
      String activity = flows.activity("measured");
      String machine = flows.machine("measured", LOOP.formatted(activity));
      String execution = flows.start(machine, "{}");
      watch(watched, execution);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        GetActivityTaskResponse task = sfn.getActivityTask(r -> r.activityArn(activity));
        Thread.sleep(PAUSE_MS);
        long before = System.nanoTime();
        sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{}"));
        long after = System.nanoTime();
        Long arrived = arrivals.poll(10, TimeUnit.SECONDS);
        if (arrived == null) {
          throw new AssertionError("nothing has come");
        }
        if (i >= 0) {
          sent[i] = arrived - before;
          acknowledged[i] = arrived - after;
        }
      }
      sfn.stopExecution(r -> r.executionArn(execution));
    }
    print("from the call", sent);
    print("from its answer", acknowledged);
  }

  private void watch(String watched, String execution) {
    Stream<String> lines = new ConsoleClient(watched).lines("after=-1&watch=e:" + execution);
    Thread page =
        new Thread(
            () ->
                lines
                    .filter(line -> line.startsWith("data: ") && line.contains(AWAITED))
                    .forEach(this::arrived),
            "page");
    page.setDaemon(true);
    page.start();
  }

  private void arrived(String line) {
    long now = System.nanoTime();
    try {
      for (JsonNode event :
          Json.MAPPER.readTree(line.substring("data: ".length())).path("events")) {
        if (event.path("type").asText().equals(AWAITED)) {
          arrivals.add(now);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Less than nothing means that the page had it before the worker had its answer. */
  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%-16s p50 %.1f ms  p95 %.1f ms  most %.1f ms%n",
        what,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 95 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }
}
