package dev.newel.load;

import java.io.IOException;
import java.time.Duration;

/**
 * The time and the CPU time that go by from its start. CPU per operation is the figure to compare
 * on a machine that others use too: it moves less than a rate.
 */
final class Meter {

  private static final double NANOS_PER_SECOND = 1e9;

  private record Times(
      long now, Duration newel, HousekeepingCpu jvm, RedisInfo redis, Duration generator) {

    static Times of(Installation installation) throws IOException {
      return new Times(
          System.nanoTime(),
          installation.newelCpu(),
          installation.housekeepingCpu(),
          installation.redis().info(),
          ServerProcess.cpuOf(ProcessHandle.current()));
    }
  }

  private final Installation installation;
  private final Times start;

  Meter(Installation installation) throws IOException {
    this.installation = installation;
    this.start = Times.of(installation);
  }

  /** Reports what operations, done since the start, have cost. */
  void reportCost(Figures figures, long operations) throws IOException {
    Times end = Times.of(installation);
    double newel = perThousand(start.newel, end.newel, operations);
    double compiler = perThousand(start.jvm.compiler(), end.jvm.compiler(), operations);
    double redis = perThousand(start.redis.cpu(), end.redis.cpu(), operations);
    figures.put("Newel CPU, s/1000", newel);
    figures.put("without compiler, s/1000", newel - compiler);
    figures.put(
        "garbage collector, s/1000",
        perThousand(start.jvm.collector(), end.jvm.collector(), operations));
    figures.put("Redis CPU, s/1000", redis);
    figures.put("CPU of both, s/1000", newel + redis);
    figures.put("Redis calls/operation", (double) scriptCalls(end) / operations);
    double wall = (end.now - start.now) / NANOS_PER_SECOND;
    figures.put("generator, cores", seconds(start.generator, end.generator) / wall);
  }

  private static double perThousand(Duration from, Duration to, long operations) {
    return 1000 * seconds(from, to) / operations;
  }

  void reportRate(Figures figures, String what, long operations) {
    double wall = (System.nanoTime() - start.now) / NANOS_PER_SECOND;
    figures.put(what + "/s", operations / wall);
  }

  /** Reports how many cores were in use since the start, and how often Redis was called. */
  void reportUse(Figures figures, String when) throws IOException {
    Times end = Times.of(installation);
    double wall = (end.now - start.now) / NANOS_PER_SECOND;
    figures.put("Newel " + when + ", cores", seconds(start.newel, end.newel) / wall);
    figures.put("Redis " + when + ", cores", seconds(start.redis.cpu(), end.redis.cpu()) / wall);
    figures.put("Redis " + when + ", calls/s", scriptCalls(end) / wall);
  }

  private long scriptCalls(Times end) {
    return end.redis.scriptCalls() - start.redis.scriptCalls();
  }

  private static double seconds(Duration from, Duration to) {
    return to.minus(from).toNanos() / NANOS_PER_SECOND;
  }
}
