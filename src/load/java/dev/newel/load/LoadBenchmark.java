package dev.newel.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Starts Newel and its Redis, puts one load after the other on it, round by round, prints a table
 * of what came of it, and keeps the figures in a file. Its settings are those of the profile {@code
 * load}.
 */
public final class LoadBenchmark {

  private static final PrintStream OUT = System.out;

  /** A JVM needs so much of all loads before its figures settle. */
  private static final int WARM_UP_SECONDS = 30;

  private LoadBenchmark() {}

  /**
   * How to run it.
   *
   * @param classPath of the servers
   * @param instances of Newel
   * @param redis the URL of the one to use; empty to start one
   * @param warmUp before the first round, shared by the scenarios
   * @param only the names of the scenarios to run, parted by commas; empty for all
   * @param result the file to write
   * @param baseline an earlier result to compare with; it need not exist
   */
  record Options(
      String classPath,
      int instances,
      String redis,
      int rounds,
      Duration round,
      Duration warmUp,
      int idlePolls,
      String only,
      Path result,
      Path baseline) {

    boolean has(Scenario scenario) {
      return only.isEmpty() || List.of(only.split(",")).contains(scenario.name());
    }

    static Options ofSystemProperties() {
      int instances = Integer.getInteger("load.instances", 1);
      return new Options(
          System.getProperty("load.classpath", ""),
          instances,
          System.getProperty("load.redis", ""),
          Integer.getInteger("load.rounds", 5),
          Duration.ofSeconds(Integer.getInteger("load.seconds", 5)),
          Duration.ofSeconds(Integer.getInteger("load.warmup", WARM_UP_SECONDS * instances)),
          Integer.getInteger("load.idle", 1000),
          System.getProperty("load.only", ""),
          Path.of(System.getProperty("load.result", "")),
          Path.of(System.getProperty("load.baseline", "")));
    }
  }

  /** Exits with 1 if anything went wrong that was measured. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.ofSystemProperties();
    Errors errors = new Errors();
    Results results = new Results();
    String redis;
    try (Installation installation = Installation.start(options);
        EventLoop loop = new EventLoop(installation.addresses(), errors);
        Api api = new Api(loop)) {
      redis = installation.redis().description();
      OUT.printf("instances: %d, Redis: %s%n", options.instances(), redis);
      List<Scenario> scenarios =
          scenarios(options.idlePolls(), installation, loop, api).stream()
              .filter(options::has)
              .toList();
      warmUp(scenarios, options.warmUp());
      for (int round = 1; round <= options.rounds(); round++) {
        OUT.printf("round %d of %d%n", round, options.rounds());
        for (Scenario scenario : scenarios) {
          results.add(scenario.name(), scenario.run(options.round()));
        }
      }
    }
    report(options, new ResultFile(Circumstances.of(options, redis, errors), results));
    OUT.println(errors);
    if (errors.count() > 0) {
      System.exit(1);
    }
  }

  private static List<Scenario> scenarios(
      int idlePolls, Installation installation, EventLoop loop, Api api) throws IOException {
    var start = StartScenario.Shape.ofPasses("start", "executions", 1, 64);
    var chain = StartScenario.Shape.ofPasses("chain", "transitions", 10, 32);
    var paths = StartScenario.Shape.inJsonPath("paths", 32);
    var jsonata = StartScenario.Shape.inJsonata("jsonata", 32);
    var lambda = new StartScenario.Shape("lambda", "calls", 1, call(), 16);
    var nested = new StartScenario.Shape("nested", "children", 1, parent(api), 16);
    var mapRuns = new MapRunScenario.Shape("mapruns", 2_000, "STANDARD", 0);
    var mapRunsExpress = new MapRunScenario.Shape("mapruns-express", 2_000, "EXPRESS", 0);
    var mapRunsTasks = new MapRunScenario.Shape("mapruns-tasks", 1_000, "STANDARD", 16);
    var task = new Workers.Shape("task", 16, 16, 64, Duration.ZERO);
    var light = new Workers.Shape("light", 1, 16, 1, Duration.ofMillis(10));
    var idle = new Workers.Shape("idle", 1, idlePolls, 1, Duration.ofMillis(5));
    var sync = new ExpressScenario.Shape("sync", true, 1, 32);
    var syncTen = new ExpressScenario.Shape("sync-ten", true, 10, 32);
    var async = new ExpressScenario.Shape("async", false, 1, 32);
    return List.of(
        new ExpressScenario(sync, installation, loop, api),
        new ExpressScenario(syncTen, installation, loop, api),
        new ExpressScenario(async, installation, loop, api),
        new StartScenario(start, installation, loop, api),
        new StartScenario(chain, installation, loop, api),
        new StartScenario(paths, installation, loop, api),
        new StartScenario(jsonata, installation, loop, api),
        new StartScenario(lambda, installation, loop, api),
        new StartScenario(nested, installation, loop, api),
        new MapRunScenario(mapRuns, installation, loop, api),
        new MapRunScenario(mapRunsExpress, installation, loop, api),
        new MapRunScenario(mapRunsTasks, installation, loop, api),
        new TaskScenario(task, installation, loop, api),
        new TaskScenario(light, installation, loop, api),
        new IdleScenario(idle, installation, loop, api));
  }

  private static ObjectNode pass() {
    return Api.object().put("Type", "Pass");
  }

  private static ObjectNode call() {
    return Api.object()
        .put("Type", "Task")
        .put("Resource", "arn:aws:lambda:us-east-1:000000000000:function:load");
  }

  private static ObjectNode parent(Api api) throws IOException {
    ObjectNode state =
        Api.object()
            .put("Type", "Task")
            .put("Resource", "arn:aws:states:::states:startExecution.sync");
    state.putObject("Parameters").put("StateMachineArn", api.createMachine("child", pass(), 1));
    return state;
  }

  private static void warmUp(List<Scenario> scenarios, Duration time) throws IOException {
    OUT.println("warm-up");
    for (Scenario scenario : scenarios) {
      scenario.run(time.dividedBy(scenarios.size()));
    }
  }

  private static void report(Options options, ResultFile result) throws IOException {
    Results kept = new Results();
    if (Files.isRegularFile(options.baseline())) {
      ResultFile file = ResultFile.read(options.baseline());
      kept = file.results();
      warnOf(result.circumstances().differencesFrom(file.circumstances()));
    }
    new ResultTable(OUT, kept).print(result.results());
    result.write(options.result());
    OUT.println("All rounds are in " + options.result());
  }

  private static void warnOf(List<String> differences) {
    if (!differences.isEmpty()) {
      OUT.println("What was kept was measured under other circumstances:");
      differences.forEach(line -> OUT.println("  " + line));
    }
  }
}
