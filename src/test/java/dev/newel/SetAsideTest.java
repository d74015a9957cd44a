package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.store.Store;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Executions that cannot go on, as what they need in Redis is lost or damaged: they end with an
 * error that says so, and their neighbours in the partition do not wait for that.
 */
@ExtendWith(RedisFixture.class)
class SetAsideTest {

  /** More than a sweep reads at once. */
  private static final int MANY = 220;

  private static final int NEIGHBOURS = 20;
  private static final Logger LOG = Logger.getLogger("dev.newel");
  private static final String WAIT =
      "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": %d, \"End\":"
          + " true}}}";

  private final RedisLink link;
  private final Vertx vertx;
  private final ManualClock clock = new ManualClock(1_900_000_000_000L);
  private Newel newel;
  private SfnClient sfn;

  SetAsideTest(RedisLink link, Vertx vertx) {
    this.link = link;
    this.vertx = vertx;
    await(link.send(Request.cmd(Command.FLUSHALL)));
    this.newel = open();
    this.sfn = client();
  }

  private Newel open() {
    Store store = TestStores.open(link, 1, Duration.ofDays(90), clock);
    return await(Newel.deploy(vertx, store, NewelConfig.builder().httpPort(0).build()));
  }

  private SfnClient client() {
    return NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
  }

  @BeforeEach
  void expectErrors() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    sfn.close();
    await(newel.stop());
    LOG.setLevel(null);
  }

  /** What an instance has in memory does not count. */
  private void restart(Runnable meanwhile) {
    close();
    meanwhile.run();
    expectErrors();
    newel = open();
    sfn = client();
  }

  private Response redis(Command command, Object... args) {
    Request request = Request.cmd(command);
    for (Object arg : args) {
      request.arg(arg.toString());
    }
    return await(link.send(request));
  }

  private static String key(String arn) {
    String[] parts = arn.split(":", -1);
    return "{p0}x:" + parts[6] + ":" + parts[7];
  }

  private List<String> start(String machine, int count) {
    Workflows flows = new Workflows(sfn);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(flows.start(machine, "{}"));
    }
    return all;
  }

  private DescribeExecutionResponse describe(String arn) {
    return sfn.describeExecution(r -> r.executionArn(arn));
  }

  private boolean are(ExecutionStatus status, List<String> executions) {
    return executions.stream().allMatch(arn -> describe(arn).status() == status);
  }

  /** Time passes faster than it does. */
  private void passUntil(BooleanSupplier so) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              clock.advance(2_000);
              return so.getAsBoolean();
            });
  }

  private boolean isNothingDue() {
    return redis(Command.EXISTS, "{p0}d", "{p0}o", "{p0}l").toInteger() == 0;
  }

  @Test
  void shouldEndWhatHasLostItsRevision() {
    Workflows flows = new Workflows(sfn);
    String doomed = flows.machine("doomed", WAIT.formatted(3_600));
    List<String> lost = start(doomed, MANY);
    List<String> neighbours = start(flows.machine("fine", WAIT.formatted(3_604)), NEIGHBOURS);
    String idle = start(flows.machine("idle", WAIT.formatted(90_000)), 1).get(0);
    restart(
        () -> {
          for (String machine : List.of("doomed", "idle")) {
            redis(Command.KEYS, "{m:" + machine + "}:*")
                .forEach(revision -> redis(Command.DEL, revision));
          }
        });
    clock.advance(3_599_000);

    passUntil(() -> are(ExecutionStatus.SUCCEEDED, neighbours));
    passUntil(() -> are(ExecutionStatus.FAILED, lost));
    assertThat(describe(lost.get(7)).error()).isEqualTo("States.Runtime");
    assertThat(describe(lost.get(7)).cause()).contains("revision").contains("is lost");
    assertThat(sfn.getExecutionHistory(r -> r.executionArn(lost.get(7))).events()).hasSize(3);
    sfn.stopExecution(r -> r.executionArn(idle));
    assertThat(describe(idle).status()).isEqualTo(ExecutionStatus.FAILED);
    passUntil(this::isNothingDue);
  }

  @Test
  void shouldEndWhatCannotBeRead() {
    Workflows flows = new Workflows(sfn);
    List<String> damaged = start(flows.machine("damaged", WAIT.formatted(3_600)), MANY);
    List<String> neighbours = start(flows.machine("fine", WAIT.formatted(3_604)), NEIGHBOURS);
    String idle = start(flows.machine("idle", WAIT.formatted(90_000)), 1).get(0);
    String hopeless = damaged.get(0);
    restart(
        () -> {
          damaged.forEach(arn -> redis(Command.HSET, key(arn), "0", "nonsense"));
          redis(Command.HSET, key(idle), "0", "nonsense");
          redis(Command.HSET, key(hopeless), "s", "nonsense");
        });
    clock.advance(3_599_000);

    passUntil(() -> are(ExecutionStatus.SUCCEEDED, neighbours));
    List<String> legible = damaged.subList(1, MANY);
    passUntil(() -> are(ExecutionStatus.FAILED, legible));
    assertThat(describe(legible.get(7)).error()).isEqualTo("States.Runtime");
    assertThat(describe(legible.get(7)).cause()).contains("given up");
    sfn.stopExecution(r -> r.executionArn(idle));
    assertThat(describe(idle).status()).isEqualTo(ExecutionStatus.FAILED);
    // nobody knows of its deadline any more, which goes when it has passed
    clock.advance(90_000_000);
    passUntil(this::isNothingDue);
  }
}
