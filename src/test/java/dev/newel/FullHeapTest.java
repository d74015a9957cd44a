package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.config.NewelConfig;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Before the heap is full nothing new begins, while what runs goes on and ends. */
@ExtendWith(RedisFixture.class)
class FullHeapTest {

  @RegisterExtension static final LogRecords LOG = new LogRecords("dev.newel.ops", Level.INFO);

  private volatile double heap = 0.1;
  private Newel newel;
  private SfnClient sfn;

  @BeforeEach
  void begin(Vertx vertx, RedisUrl redis) {
    NewelConfig config = NewelConfig.builder().redisUrl(redis.value()).httpPort(0).build();
    Observers observers = new Observers(config, () -> heap);
    newel = await(Newel.deploy(vertx, config, found -> {}, observers));
    sfn = NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
  }

  @AfterEach
  void end() {
    sfn.close();
    await(newel.stop());
  }

  private static ConditionFactory soon() {
    return Awaitility.await();
  }

  @Test
  void shouldRefuseWhatIsNewLetTheRestEndAndRecover() {
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String machine = flows.taskMachine("m", activity);
    String execution = flows.start(machine, "{}");

    heap = 0.95;
    soon()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> flows.start(machine, "{}"))
                    .isInstanceOfSatisfying(
                        SfnException.class,
                        refused ->
                            assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ThrottlingException")));
    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");

    heap = 0.5;
    soon().untilAsserted(() -> assertThat(flows.start(machine, "{}")).isNotEmpty());
  }
}
