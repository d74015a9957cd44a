package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.config.NewelConfig;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The snapshot of a Redis, taken while executions are in flight, in another Redis. */
class BackupTest {

  private static final String SNAPSHOT = "dump.rdb";

  @TempDir Path folder;

  private final InFlight executions = new InFlight();

  private static void run(RedisNode redis, Consumer<SfnClient> use) {
    InFlight.run(NewelConfig.builder().set("redis.url", redis.url()), use);
  }

  @Test
  void shouldGoOnFromTheMomentOfTheSnapshot() throws IOException {
    Path restored = folder.resolve("restored");
    try (RedisNode redis = RedisNode.start(folder.resolve("redis"))) {
      run(
          redis,
          sfn -> {
            executions.begin(sfn);
            copySnapshot(redis, restored);
            // of this the snapshot knows nothing: the same tokens and names serve again
            executions.finish(sfn);
          });
    }

    // with an append-only file from the beginning it would not read the snapshot
    try (RedisNode redis = RedisNode.start(restored, List.of("appendonly no"))) {
      assertThat(redis.tell("CONFIG", "SET", "appendonly", "yes")).isEqualTo("OK");
      run(redis, executions::finish);
    }
  }

  private void copySnapshot(RedisNode redis, Path to) {
    try {
      redis.tell("BGSAVE");
      await().until(() -> redis.tell("INFO", "persistence").contains("rdb_bgsave_in_progress:0"));
      Files.createDirectories(to);
      Files.copy(folder.resolve("redis").resolve(SNAPSHOT), to.resolve(SNAPSHOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
