package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.bench.AverageTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Paths through 1,000 items, by this package and by json-path. */
public class JsonPathBenchmark extends AverageTime {

  @Param({
    "$.order.items[1].id",
    "$.order.items[*].id",
    "$.order.items[?(@.id >= 500)].id",
    "$.order.items[?(@.tag == 'even')].id",
    "$..id"
  })
  private String path = "$";

  private final JsonNode document = document();
  private JsonPath compiled = compile("$");
  private com.jayway.jsonpath.JsonPath compiledByLibrary =
      com.jayway.jsonpath.JsonPath.compile("$");

  private static JsonNode document() {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.set("items", Documents.array(1000, JsonPathBenchmark::item));
    return JsonNodeFactory.instance.objectNode().set("order", order);
  }

  private static JsonNode item(int id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("tag", id % 2 == 0 ? "even" : "odd");
  }

  private static JsonPath compile(String path) {
    try {
      return JsonPath.compile(path);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Setup
  public void compile() {
    compiled = compile(path);
    compiledByLibrary = com.jayway.jsonpath.JsonPath.compile(path);
  }

  @Benchmark
  public JsonNode read() {
    long[] spent = new long[1];
    return compiled.read(document, steps -> spent[0] += steps);
  }

  @Benchmark
  public Object readByLibrary() {
    return compiledByLibrary.read(document, OldLibrary.CONFIGURATION);
  }
}
