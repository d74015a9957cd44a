package dev.newel.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Starts Newel and its Redis, puts one load after the other on it, round by round, prints a table
 * of what came of it, and keeps the figures in a file. Its settings are those of the profile {@code
 * load}.
 */
public final class LoadBenchmark {

  private static final PrintStream OUT = System.out;

  private LoadBenchmark() {}

  /** Exits with 1 if anything went wrong that was measured. */
  public static void main(String[] args) throws IOException, InterruptedException {
    LoadOptions options = LoadOptions.ofSystemProperties();
    Errors errors = new Errors();
    Results results = new Results();
    String redis;
    List<TestBed> beds = new ArrayList<>();
    try {
      for (Side side : options.sides()) {
        beds.add(TestBed.start(options, side, errors));
      }
      redis = beds.get(0).redis();
      OUT.printf("instances: %d, Redis: %s%n", options.instances(), redis);
      OUT.println("warm-up");
      for (TestBed bed : beds) {
        bed.warmUp(options.warmUp());
      }
      for (int round = 1; round <= options.rounds(); round++) {
        OUT.printf("round %d of %d%n", round, options.rounds());
        run(options, beds, results);
        // who goes first has no advantage of it
        Collections.reverse(beds);
      }
    } finally {
      for (TestBed bed : beds) {
        bed.close();
      }
    }
    report(options, new ResultFile(Circumstances.of(options, redis, errors), results));
    OUT.println(errors);
    if (errors.count() > 0) {
      System.exit(1);
    }
  }

  /** One round: a scenario on all sides in turn, then the next scenario. */
  private static void run(LoadOptions options, List<TestBed> beds, Results results)
      throws IOException {
    for (int i = 0; i < beds.get(0).scenarios().size(); i++) {
      for (TestBed bed : beds) {
        Scenario scenario = bed.scenarios().get(i);
        results.add(options.resultName(bed.side(), scenario), scenario.run(options.round()));
      }
    }
  }

  private static void report(LoadOptions options, ResultFile result) throws IOException {
    Results kept = new Results();
    if (Files.isRegularFile(options.baseline())) {
      ResultFile file = ResultFile.read(options.baseline());
      kept = file.results();
      warnOf(result.circumstances().differencesFrom(file.circumstances()));
    }
    new ResultTable(OUT, kept).print(result.results());
    new SideTable(OUT, options.sides()).print(result.results());
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
