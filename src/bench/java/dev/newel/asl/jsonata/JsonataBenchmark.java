package dev.newel.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.Globals;
import dev.newel.asl.jsonpath.InvalidPathException;
import dev.newel.asl.jsonpath.JsonPath;
import dev.newel.bench.AverageTime;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;

/** Small expressions, each beside the JSONPath that says the same. */
public class JsonataBenchmark extends AverageTime {

  private final JsonNode input = input();
  private final Globals globals = globals(input);

  private final Jsonata field = Jsonata.compile("$states.input.order.customer.name");
  private final JsonPath fieldPath = path("$.order.customer.name");
  private final Jsonata all = Jsonata.compile("$states.input.order.items.price");
  private final JsonPath allPath = path("$.order.items[*].price");
  private final Jsonata some = Jsonata.compile("$states.input.order.items[price > 5].price");
  private final JsonPath somePath = path("$.order.items[?(@.price > 5)].price");

  private static JsonNode input() {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.putObject("customer").put("name", "Ann");
    for (int i = 0; i < 10; i++) {
      order.withArray("items").addObject().put("id", i).put("price", i);
    }
    return JsonNodeFactory.instance.objectNode().set("order", order);
  }

  private static Globals globals(JsonNode input) {
    ObjectNode states = JsonNodeFactory.instance.objectNode().set("input", input);
    JsonNode undefined = JsonNodeFactory.instance.missingNode();
    return new Globals() {
      @Override
      public JsonNode find(String name) {
        return name.equals("states") ? states : undefined;
      }

      @Override
      public Instant now() {
        return Instant.EPOCH;
      }

      @Override
      public RandomGenerator random() {
        return new Random(1);
      }
    };
  }

  private static JsonPath path(String text) {
    try {
      return JsonPath.compile(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private JsonNode evaluate(Jsonata expression) {
    return expression.evaluate(globals, steps -> {});
  }

  private JsonNode read(JsonPath path) {
    return path.read(input, steps -> {});
  }

  @Benchmark
  public JsonNode field() {
    return evaluate(field);
  }

  @Benchmark
  public JsonNode fieldByPath() {
    return read(fieldPath);
  }

  @Benchmark
  public JsonNode allOfTen() {
    return evaluate(all);
  }

  @Benchmark
  public JsonNode allOfTenByPath() {
    return read(allPath);
  }

  @Benchmark
  public JsonNode someOfTen() {
    return evaluate(some);
  }

  @Benchmark
  public JsonNode someOfTenByPath() {
    return read(somePath);
  }
}
