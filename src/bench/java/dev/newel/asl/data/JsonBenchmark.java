package dev.newel.asl.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.newel.bench.AverageTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What every input costs once: reading it. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonBenchmark extends AverageTime {

  private static final String ORDER =
      "{\"order\": {\"id\": \"o-1\", \"items\": [{\"sku\": \"a\", \"price\": 12.50, \"count\": 2},"
          + " {\"sku\": \"b\", \"price\": 1e3, \"count\": 1}], \"paid\": true}}";

  @Benchmark
  public Json parse() throws JsonProcessingException {
    return Json.parse(ORDER);
  }
}
