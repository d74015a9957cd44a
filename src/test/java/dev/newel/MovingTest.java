package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.CommandLine;
import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An installation with executions in flight is stopped, moved, and goes on elsewhere. */
class MovingTest {

  @TempDir Path folder;

  private final InFlight executions = new InFlight();

  /** Runs an instance on Newel's own Redis for a while. */
  static void run(Path data, int partitions, Consumer<SfnClient> use) {
    NewelConfig config =
        NewelConfig.builder()
            .httpPort(0)
            .set("data.dir", data.toString())
            .set("engine.partitions", Integer.toString(partitions))
            .build();
    Vertx vertx = Vertx.vertx();
    try {
      Newel newel = await(Newel.deploy(vertx, config));
      try (SfnClient sfn = NewelServer.sfnAt(newel.endpoint(), "us-east-1", "id")) {
        use.accept(sfn);
      }
      await(newel.stop());
    } finally {
      await(vertx.close());
    }
  }

  @Test
  void shouldGoOnInAnotherRedisWithAnotherNumberOfPartitions() throws IOException {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    run(here, 4, executions::begin);

    var printed =
        Moving.run(new CommandLine.Move(here.toString(), there.toString(), 6), Map.of());

    assertThat(printed).last().asString().contains("Start no instance there again");
    run(there, 6, executions::finish);
  }
}
