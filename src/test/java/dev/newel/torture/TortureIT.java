package dev.newel.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Three instances under load while a seeded script of faults runs. System properties: {@code
 * torture.seed}, {@code torture.seconds}.
 */
class TortureIT {

  private static final int INSTANCES = 3;
  private static final int STARTERS = 3;
  private static final int START_PAUSE_MS = 200;
  private static final int WORKERS = 8;
  private static final int BEATEN_WORKERS = 4;

  private static final Duration REST = Duration.ofSeconds(60);

  @Test
  void shouldKeepItsWordUnderTorture() throws Exception {
    long seed = Long.getLong("torture.seed", System.nanoTime() & 0xffffff);
    int seconds = Integer.getInteger("torture.seconds", 30);
    List<Fault> script = Fault.script(seed, INSTANCES, seconds * 1_000L);
    System.out.printf("torture seed %d, %d s: %s%n", seed, seconds, script);
    Path folder = Path.of("target", "torture", seed + "-" + System.currentTimeMillis());
    Files.createDirectories(folder);
    CountDownLatch over = new CountDownLatch(1);
    try (Functions functions = new Functions();
        Cluster cluster =
            Cluster.start(
                folder.toAbsolutePath(),
                INSTANCES,
                List.of(Main.class.getName()),
                Fault.waitsForReplica(seed) ? 1 : 0,
                Map.of("LAMBDA_ENDPOINT", functions.endpoint()))) {
      cluster.awaitReady();
      Client client = new Client(cluster.uris(), over);
      Load load = new Load(client);
      load.prepare();
      load.functions(functions);
      load(load, client, new SplittableRandom(seed));
      FaultRunner faults = new FaultRunner(cluster);
      faults.begin(script);
      client.pause(seconds * 1_000L);
      faults.awaitEnd();
      load.endStarts();
      cluster.awaitReady();
      Evidence evidence = new Aftermath(cluster, client, load, REST).gather();
      assertUntouched(evidence, folder);
    } finally {
      over.countDown();
    }
  }

  private static void load(Load load, Client client, SplittableRandom random) {
    for (int i = 0; i < STARTERS; i++) {
      load.starter(random.split(), START_PAUSE_MS);
    }
    for (int i = 0; i < WORKERS; i++) {
      load.worker(client, "work-" + i, Machine.WORK, random.split());
    }
    for (int i = 0; i < BEATEN_WORKERS; i++) {
      load.worker(client, "beaten-" + i, Machine.BEATEN, random.split());
    }
  }

  private static void assertUntouched(Evidence evidence, Path folder) throws IOException {
    List<Violation> violations = Checker.check(evidence);
    System.out.println(Findings.summary(evidence));
    Files.writeString(folder.resolve("findings.txt"), Findings.report(evidence, violations));
    assertThat(evidence.fates()).isNotEmpty();
    assertThat(violations).as("see " + folder).isEmpty();
  }
}
