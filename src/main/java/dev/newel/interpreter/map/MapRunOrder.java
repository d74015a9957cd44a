package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Batching;
import dev.newel.asl.Computed;
import dev.newel.asl.Distribution;
import dev.newel.asl.Expression;
import dev.newel.asl.MapService;
import dev.newel.asl.MapState;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.ResultForm;
import dev.newel.asl.data.ResultForm.Transformation;
import dev.newel.asl.data.Scope;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What a Map Run is told when it is started, all of it evaluated where the Map state stands: only
 * the input of each item is made in the run, of what it is told for that.
 *
 * @param json the input of the run
 */
record MapRunOrder(JsonNode json) {

  private static final String ITEMS = "Items";
  private static final String ENTRIES = "AreEntries";
  private static final String READER = "Reader";
  private static final String WRITER = "Writer";
  private static final String BATCHER = "Batcher";
  private static final String CONCURRENCY = "MaxConcurrency";
  private static final String FAILURES = "ToleratedFailureCount";
  private static final String PERCENTAGE = "ToleratedFailurePercentage";
  private static final String SELECTOR = "Selector";
  private static final String ENTERED = "EnteredEvent";

  /** How many items make a batch. */
  record Batch(long items, long bytes, @Nullable JsonNode input) {}

  /**
   * Evaluates what the run is to know.
   *
   * @param items null where a reader has them
   * @param frame that of the state
   * @throws dev.newel.asl.data.StateException if there is no such value
   */
  static MapRunOrder of(
      MapState map, Distribution how, @Nullable MapItems items, Frame frame, Scope scope) {
    Json raw = frame.input();
    Json input = map.effectiveInput(raw, scope);
    ObjectNode order = JsonNodeFactory.instance.objectNode().put(ENTERED, frame.enteredEvent());
    put(order, CONCURRENCY, map.maxConcurrency(raw, scope));
    put(order, FAILURES, value(how.tolerance().count(), input, scope));
    Double percentage = value(how.tolerance().percentage(), input, scope);
    if (percentage != null) {
      order.put(PERCENTAGE, percentage);
    }
    if (items != null) {
      ArrayNode all = order.putArray(ITEMS);
      items.list().forEach(all::add);
      if (items.areEntries()) {
        order.put(ENTRIES, true);
      }
    }
    putService(order, READER, how.reader(), input, scope);
    putService(order, WRITER, how.writer(), input, scope);
    putBatcher(order, how.batching(), input, scope);
    putSelector(order, map.itemSelector(), input, scope);
    return new MapRunOrder(order);
  }

  private static <T> @Nullable T value(@Nullable Computed<T> field, Json input, Scope scope) {
    return field == null ? null : field.value(input, scope);
  }

  private static void put(ObjectNode order, String name, @Nullable Long value) {
    if (value != null) {
      order.put(name, value);
    }
  }

  private static void putService(
      ObjectNode order, String name, @Nullable MapService service, Json input, Scope scope) {
    if (service != null) {
      order
          .putObject(name)
          .put("Resource", service.resource())
          .<ObjectNode>set("Arguments", service.arguments().value(input, scope))
          .set("Config", service.config().value(input, scope));
    }
  }

  private static void putBatcher(
      ObjectNode order, @Nullable Batching batching, Json input, Scope scope) {
    if (batching == null) {
      return;
    }
    ObjectNode batcher = order.putObject(BATCHER);
    put(batcher, "MaxItems", value(batching.maxItems(), input, scope));
    put(batcher, "MaxBytes", value(batching.maxBytes(), input, scope));
    if (batching.input() != null) {
      batcher.set("BatchInput", batching.input().evaluate(input.node(), scope));
    }
  }

  private static void putSelector(
      ObjectNode order, @Nullable Expression selector, Json input, Scope scope) {
    if (selector == null) {
      return;
    }
    ObjectNode seen = order.putObject(SELECTOR);
    seen.set("Input", input.node());
    seen.set("Context", scope.context());
    ObjectNode variables = seen.putObject("Variables");
    for (String name : selector.variables()) {
      JsonNode value = scope.variable(name);
      if (value != null) {
        variables.set(name, value);
      }
    }
  }

  Limits limits() {
    JsonNode failures = json.path(FAILURES);
    JsonNode percentage = json.path(PERCENTAGE);
    return new Limits(
        json.path(CONCURRENCY).longValue(),
        failures.isMissingNode() ? null : failures.longValue(),
        percentage.isMissingNode() ? null : percentage.doubleValue());
  }

  /** The items; null where a reader has them. */
  @Nullable JsonNode items() {
    return json.get(ITEMS);
  }

  boolean areEntries() {
    return json.has(ENTRIES);
  }

  /** The event at which the state was entered. */
  long enteredEvent() {
    return json.path(ENTERED).longValue();
  }

  /** What reads the items; null where they are here. */
  @Nullable JsonNode reader() {
    return json.get(READER);
  }

  /** What writes the results; null where they are the result of the state. */
  @Nullable JsonNode writer() {
    JsonNode writer = json.get(WRITER);
    return writer == null || writer.path("Resource").asText().isEmpty() ? null : writer;
  }

  /** The form of results that are the result of the state. */
  ResultForm form() {
    return ResultForm.of(json.path(WRITER).path("Config"), Transformation.COMPACT);
  }

  /** How many items make a batch; null where each has an execution of its own. */
  @Nullable Batch batch(long largest) {
    JsonNode batcher = json.get(BATCHER);
    return batcher == null
        ? null
        : new Batch(
            batcher.path("MaxItems").asLong(Integer.MAX_VALUE),
            batcher.path("MaxBytes").asLong(largest),
            batcher.get("BatchInput"));
  }

  /** What the expressions see that make the inputs of items: Input, Context and Variables. */
  JsonNode seenBySelector() {
    return json.path(SELECTOR);
  }
}
