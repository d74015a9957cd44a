package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.CommandLine;
import dev.newel.config.ConfigBuilder;
import dev.newel.config.NewelConfig;
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

  private static void run(Path data, int partitions, Consumer<SfnClient> use) {
    ConfigBuilder config = NewelConfig.builder().set("data.dir", data.toString());
    InFlight.run(config.set("engine.partitions", Integer.toString(partitions)), use);
  }

  @Test
  void shouldGoOnInAnotherRedisWithAnotherNumberOfPartitions() throws IOException {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    run(here, 4, executions::begin);

    var printed = Moving.run(new CommandLine.Move(here.toString(), there.toString(), 6), Map.of());

    assertThat(printed).last().asString().contains("Start no instance there again");
    run(there, 6, executions::finish);
  }
}
