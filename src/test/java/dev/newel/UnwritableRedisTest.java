package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.config.NewelConfig;
import dev.newel.testing.RedisNode;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * A Redis that cannot write its file, and so refuses what writes: that is told, and has not been
 * done. It is had here by a snapshot that fails, as its file's name is that of a folder.
 */
class UnwritableRedisTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static void refuse(RedisNode redis, Path snapshot) throws IOException {
    Files.createDirectories(snapshot.resolve("in the way"));
    assertThat(redis.tell("CONFIG", "SET", "save", "36000 1")).isEqualTo("OK");
    save(redis, "err");
  }

  private static void agree(RedisNode redis, Path snapshot) throws IOException {
    Files.delete(snapshot.resolve("in the way"));
    Files.delete(snapshot);
    save(redis, "ok");
  }

  private static void save(RedisNode redis, String status) throws IOException {
    redis.tell("BGSAVE");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              String info = redis.tell("INFO", "persistence");
              return info.contains("rdb_bgsave_in_progress:0")
                  && info.contains("rdb_last_bgsave_status:" + status);
            });
  }

  private static void assertFull(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
              assertThat(refused.awsErrorDetails().errorMessage()).contains("full");
            });
  }

  @Test
  void shouldRefuseForSureAndGoOnAfterwards() throws IOException {
    Path snapshot = folder.resolve("dump.rdb");
    try (RedisNode redis = RedisNode.start(folder)) {
      InFlight.run(
          NewelConfig.builder().set("redis.url", redis.url()),
          given -> {
            // which tries nothing again by itself
            try (SfnClient sfn = impatient(given)) {
              refuseAndAgree(sfn, redis, snapshot);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  private static SfnClient impatient(SfnClient given) {
    return SfnClient.builder()
        .endpointOverride(given.serviceClientConfiguration().endpointOverride().orElseThrow())
        .region(given.serviceClientConfiguration().region())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .overrideConfiguration(c -> c.retryStrategy(retry -> retry.maxAttempts(1)))
        .build();
  }

  private static void refuseAndAgree(SfnClient sfn, RedisNode redis, Path snapshot)
      throws IOException {
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String machine = flows.taskMachine("task", activity);
    String running = flows.start(machine, "{}");
    String token = flows.task(activity).taskToken();

    refuse(redis, snapshot);

    assertFull(() -> sfn.startExecution(r -> r.stateMachineArn(machine).name("refused")));
    assertFull(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("1")));
    assertThat(flows.status(running)).isEqualTo("RUNNING");

    agree(redis, snapshot);

    sfn.sendTaskSuccess(r -> r.taskToken(token).output("2"));
    flows.awaitStatus(running, "SUCCEEDED");
    assertThat(flows.output(running)).isEqualTo("2");
    String refused = machine.replace(":stateMachine:", ":execution:") + ":refused";
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(refused)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    sfn.startExecution(r -> r.stateMachineArn(machine).name("refused"));
    assertThat(flows.status(refused)).isEqualTo("RUNNING");
  }
}
