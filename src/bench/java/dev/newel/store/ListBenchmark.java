package dev.newel.store;

import dev.newel.bench.AverageTime;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.embedded.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A page of 100 executions of a machine that has a thousand, and of one that has a million. {@link
 * #main} prints the ratio too. A million takes 1.3 GB of memory, and as much in a temporary folder.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ListBenchmark extends AverageTime {

  private static final int PARTITIONS = 64;
  private static final int PAGE = 100;
  private static final int AT_A_TIME = 1_000;
  private static final long FIRST = 1_700_000_000_000L;
  private static final String PASS = "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";

  @Param({"1000", "1000000"})
  private int executions;

  private @Nullable Filled filled;

  /** A store with so many executions, and what is under it. */
  private record Filled(
      Path folder, EmbeddedRedis redis, Vertx vertx, RedisLink link, HistoryStore histories) {

    static Filled with(int executions) throws IOException {
      Path folder = Files.createTempDirectory("newel-lists");
      EmbeddedRedis redis = EmbeddedRedis.start(folder);
      Vertx vertx = Vertx.vertx();
      RedisLink link = RedisLink.open(vertx, new LinkOptions(redis.url())).await();
      RedisStore.Options options =
          new RedisStore.Options(
              RunningMachine.HOME, PARTITIONS, Duration.ofDays(90), Clock.systemUTC());
      RedisStore store = RedisStore.open(link, options).await();
      fill(store.openExecutions().await(), executions);
      return new Filled(folder, redis, vertx, link, store.histories());
    }

    private static void fill(ExecutionStore store, int executions) {
      Commits commits = new Commits(RunningMachine.parse(PASS), new Random(1));
      for (int first = 0; first < executions; first += AT_A_TIME) {
        List<Future<?>> some = new ArrayList<>(AT_A_TIME);
        for (int i = first; i < first + AT_A_TIME; i++) {
          some.add(store.commit(commits.begin("run-" + i, FIRST + i, "f" + i)));
        }
        Future.all(some).await();
      }
    }

    void delete() throws IOException {
      link.close().await();
      vertx.close().await();
      redis.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Setup
  public void fill() throws IOException {
    filled = Filled.with(executions);
  }

  @TearDown
  public void delete() throws IOException {
    Objects.requireNonNull(filled).delete();
  }

  private List<Summary> page(@Nullable ExecutionStatus status, @Nullable Position after) {
    HistoryStore histories = Objects.requireNonNull(filled).histories();
    List<Summary> page =
        histories.list(Commits.key("any").machineName(), status, after, PAGE + 1).await();
    if (page.size() != PAGE + 1) {
      throw new IllegalStateException("a page of " + page.size());
    }
    return page;
  }

  @Benchmark
  public List<Summary> newest() {
    return page(null, null);
  }

  @Benchmark
  public List<Summary> newestThatSucceeded() {
    return page(ExecutionStatus.SUCCEEDED, null);
  }

  @Benchmark
  public List<Summary> fromTheMiddle() {
    return page(null, new Position(FIRST + executions / 2, "run-" + executions / 2));
  }

  /** Runs it, and prints how much more a page of many costs than one of few. */
  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(ListBenchmark.class.getName()).build()).run();
    Map<String, Map<Integer, Double>> scores = new TreeMap<>();
    for (RunResult result : results) {
      scores
          .computeIfAbsent(result.getPrimaryResult().getLabel(), label -> new TreeMap<>())
          .put(
              Integer.valueOf(result.getParams().getParam("executions")),
              result.getPrimaryResult().getScore());
    }
    scores.forEach(
        (label, each) -> {
          List<Double> byNumber = List.copyOf(each.values());
          System.out.printf("%s: ratio %.2f%n", label, byNumber.get(1) / byNumber.get(0));
        });
  }
}
