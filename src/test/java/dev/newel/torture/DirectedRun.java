package dev.newel.torture;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A short run of two instances that does just what makes a certain defect show, every time. With an
 * intact store it must be as clean as any other.
 */
final class DirectedRun {

  private static final int AT_ONCE = 12;

  /** Less than Redis may take to answer, and long enough to kill an instance in the meantime. */
  private static final long SLOW_MS = 1_500;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Cluster cluster;
  private final Client client;
  private final Load load;
  private final Client first;
  private final Client second;

  private DirectedRun(Cluster cluster, CountDownLatch over) {
    this.cluster = cluster;
    this.client = new Client(cluster.uris(), over);
    this.load = new Load(client);
    this.first = client.of(0);
    this.second = client.of(1);
  }

  /**
   * Runs.
   *
   * @param sought the defect that the run would show
   * @param present the defect that the stores have
   * @param patience how long to wait for what may be lost
   */
  static Evidence run(Defect sought, Defect present, Duration patience)
      throws IOException, InterruptedException {
    Path folder =
        Path.of("target", "torture", sought + "-" + present + "-" + System.currentTimeMillis())
            .toAbsolutePath();
    Files.createDirectories(folder);
    CountDownLatch over = new CountDownLatch(1);
    List<String> program =
        List.of("-D" + BrokenMain.DEFECT + "=" + present, BrokenMain.class.getName());
    boolean waits = sought == Defect.ACKNOWLEDGES_EARLY && present == Defect.NONE;
    try (Cluster cluster = Cluster.start(folder, 2, program, waits ? 1 : 0, Map.of())) {
      cluster.awaitReady();
      DirectedRun run = new DirectedRun(cluster, over);
      run.load.prepare();
      Client left = run.provoke(sought, present);
      Evidence evidence = new Aftermath(cluster, left, run.load, patience).gather();
      Files.writeString(
          folder.resolve("findings.txt"), Findings.report(evidence, Checker.check(evidence)));
      return evidence;
    } finally {
      over.countDown();
    }
  }

  /** Does it, and returns a client of those that are left. */
  private Client provoke(Defect sought, Defect present) throws IOException, InterruptedException {
    return switch (sought) {
      case IGNORES_FENCE -> answerOutdatedInstances();
      case DROPS_OUTBOX -> killBetweenCommitAndOffer();
      case FORGETS_LEASES -> killBetweenTakeAndStart(present);
      case SKIPS_SECOND_LOOK -> loseWakeUps();
      case ACKNOWLEDGES_EARLY -> killPrimaryBeforeItsReplicaHasIt();
      case NONE -> client;
    };
  }

  /** Each task is taken at one instance, answered at the other, and again at the first. */
  private Client answerOutdatedInstances() {
    Worker worker =
        new Worker(
            client, load.deeds(), "worker", load.activity(Machine.WORK), new SplittableRandom(1));
    for (int i = 0; i < 3; i++) {
      load.start(client, Machine.TASK, "second", true);
      Optional<Runnable> work = worker.poll();
      while (work.isEmpty()) {
        work = worker.poll();
      }
      work.get().run();
    }
    return client;
  }

  /** What was committed has no time to be offered. */
  private Client killBetweenCommitAndOffer() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      load.worker(second, "worker-" + i, Machine.WORK, new SplittableRandom(i));
    }
    // so that it has the machine at hand, and the commit is all that it waits for
    load.start(first, Machine.TASK, "succeed", true);
    cluster.instance(0).proxy().slow(SLOW_MS);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    CountDownLatch acknowledged = new CountDownLatch(1);
    List<Future<?>> starts =
        IntStream.range(0, AT_ONCE)
            .<Future<?>>mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          Client firstThenBoth = new Client(cluster.uris(), client.over());
                          load.start(firstThenBoth, Machine.TASK, "succeed", true);
                          acknowledged.countDown();
                        }))
            .toList();
    acknowledged.await();
    crash();
    await().atMost(PATIENCE).until(() -> starts.stream().allMatch(Future::isDone));
    threads.shutdown();
    return second;
  }

  /** What was taken has no time to be started. */
  private Client killBetweenTakeAndStart(Defect present) throws IOException {
    for (int i = 0; i < 4; i++) {
      load.worker(first, "first-" + i, Machine.WORK, new SplittableRandom(i));
    }
    await().atMost(PATIENCE).until(() -> cluster.size("{a:work}w") > 0);
    cluster.instance(0).proxy().slow(SLOW_MS);
    for (int i = 0; i < AT_ONCE; i++) {
      load.start(second, Machine.TASK, "succeed", true);
    }
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> cluster.size("{a:work}l") > 0);
    // the instance has heard by now what it has, and its next command is on the way: with no defect
    // that starts the tasks, and with this one it ends the leases
    if (present == Defect.FORGETS_LEASES) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> cluster.size("{a:work}l") == 0);
    } else {
      client.pause(SLOW_MS / 2);
    }
    crash();
    for (int i = 0; i < 4; i++) {
      load.worker(second, "second-" + i, Machine.WORK, new SplittableRandom(i));
    }
    return second;
  }

  /** The wake-ups are sent over a connection that has gone. */
  private Client loseWakeUps() throws IOException {
    for (int i = 0; i < 2; i++) {
      load.worker(first, "worker-" + i, Machine.WORK, new SplittableRandom(i));
    }
    await().atMost(PATIENCE).until(() -> cluster.size("{a:work}w") > 0);
    // it comes back over the same connection: by then the instance knows that it waits
    first.ask("ListStateMachines", Client.object());
    Proxy proxy = cluster.instance(0).proxy();
    proxy.swallow(true);
    for (int i = 0; i < 3; i++) {
      load.start(second, Machine.TASK, "succeed", true);
    }
    proxy.cut();
    proxy.swallow(false);
    return client;
  }

  /** What is acknowledged in the meantime is lost with the primary. */
  private Client killPrimaryBeforeItsReplicaHasIt() throws IOException {
    load.start(client, Machine.CHAIN, "before", true);
    cluster.stallReplica();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<?>> starts =
        IntStream.range(0, AT_ONCE)
            .<Future<?>>mapToObj(
                i ->
                    threads.submit(
                        () ->
                            load.start(
                                new Client(cluster.uris(), client.over()),
                                Machine.CHAIN,
                                "stalled",
                                true)))
            .toList();
    client.pause(SLOW_MS);
    cluster.killPrimary();
    await().atMost(PATIENCE).until(() -> starts.stream().allMatch(Future::isDone));
    threads.shutdown();
    return client;
  }

  private void crash() {
    // what is still on its way is lost with the process
    cluster.instance(0).proxy().cut();
    cluster.instance(0).kill();
  }
}
