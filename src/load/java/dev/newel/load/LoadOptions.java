package dev.newel.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to run the load benchmark.
 *
 * @param classPath of the servers
 * @param before the class path of another version, which {@link Side#BEFORE} runs; empty for none
 * @param instances of Newel
 * @param redis the URL of the one to use; empty to start one
 * @param sides to measure beside one another
 * @param warmUp before the first round, of each side, shared by the scenarios
 * @param only the names of the scenarios to run, parted by commas; empty for all
 * @param result the file to write
 * @param baseline an earlier result to compare with; it need not exist
 */
record LoadOptions(
    String classPath,
    String before,
    int instances,
    String redis,
    List<Side> sides,
    int rounds,
    Duration round,
    Duration warmUp,
    int idlePolls,
    String only,
    Path result,
    Path baseline) {

  /** A JVM needs so much of all loads before its figures settle. */
  private static final int WARM_UP_SECONDS = 30;

  LoadOptions {
    if (sides.contains(Side.BEFORE) == before.isEmpty()) {
      throw new IllegalArgumentException("load.before belongs to the side before, and it to that");
    }
    if (!redis.isEmpty() && !sides.equals(List.of(Side.DEFAULT))) {
      throw new IllegalArgumentException("load.sides set up a Redis each: not with load.redis");
    }
  }

  String classPath(Side side) {
    return side.equals(Side.BEFORE) ? before : classPath;
  }

  boolean has(String scenario) {
    return only.isEmpty() || List.of(only.split(",")).contains(scenario);
  }

  /** By what name the results of a scenario are kept. */
  String resultName(Side side, Scenario scenario) {
    return sides.size() == 1 ? scenario.name() : scenario.name() + ", " + side.name();
  }

  static LoadOptions ofSystemProperties() {
    int instances = Integer.getInteger("load.instances", 1);
    return new LoadOptions(
        System.getProperty("load.classpath", ""),
        System.getProperty("load.before", ""),
        instances,
        System.getProperty("load.redis", ""),
        Side.of(System.getProperty("load.sides", Side.DEFAULT.name())),
        Integer.getInteger("load.rounds", 5),
        Duration.ofSeconds(Integer.getInteger("load.seconds", 5)),
        Duration.ofSeconds(Integer.getInteger("load.warmup", WARM_UP_SECONDS * instances)),
        Integer.getInteger("load.idle", 1000),
        System.getProperty("load.only", ""),
        Path.of(System.getProperty("load.result", "")),
        Path.of(System.getProperty("load.baseline", "")));
  }
}
