package dev.newel.asl.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What every input costs once: reading it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonBenchmark {

  private static final String ORDER =
      "{\"order\": {\"id\": \"o-1\", \"items\": [{\"sku\": \"a\", \"price\": 12.50, \"count\": 2},"
          + " {\"sku\": \"b\", \"price\": 1e3, \"count\": 1}], \"paid\": true}}";

  @Benchmark
  public Json parse() throws JsonProcessingException {
    return Json.parse(ORDER);
  }
}
