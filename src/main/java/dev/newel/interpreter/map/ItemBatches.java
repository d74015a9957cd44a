package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.MapState;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.MapRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the inputs of child executions from the page of items at hand. */
record ItemBatches(Step step, MapState map, MapRunOrder order) {

  /**
   * The input of an execution.
   *
   * @param items how many items are in it
   */
  record ItemBatch(Json input, int items) {}

  /**
   * The next one; null where the page has no more, or too few to tell that no further ones belong
   * to it.
   *
   * @throws StateException if there is no such input
   */
  @Nullable ItemBatch next(MapRun run, ItemsAtHand page) {
    if (run.source().offset() >= page.size()) {
      return null;
    }
    MapRunOrder.Batch batch = order.batch(step.environment().limits().payloadBytes());
    return batch == null ? single(run, page) : batch(batch, run, page);
  }

  /**
   * The inputs of all executions that the page has items for, and that will not begin.
   *
   * @return what has no input stands as it is
   */
  List<Json> rest(MapRun run, ItemsAtHand page) {
    List<Json> inputs = new ArrayList<>();
    MapRun at = run;
    while (at.source().offset() < page.size()) {
      ItemBatch batch = nextOrItem(at, page);
      inputs.add(batch.input());
      at = at.begun(batch.items()).with(at.source().gave(batch.items(), 0));
    }
    return inputs;
  }

  private ItemBatch nextOrItem(MapRun run, ItemsAtHand page) {
    ItemBatch item = new ItemBatch(Json.of(page.get(run.source().offset())), 1);
    try {
      return Objects.requireNonNullElse(next(run, page), item);
    } catch (StateException e) {
      // it may be why the run has failed
      return item;
    }
  }

  private ItemBatch single(MapRun run, ItemsAtHand page) {
    return new ItemBatch(checked(input(run.items().begun(), page, run.source().offset())), 1);
  }

  private @Nullable ItemBatch batch(MapRunOrder.Batch batch, MapRun run, ItemsAtHand page) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    if (batch.input() != null) {
      input.set("BatchInput", batch.input());
    }
    ArrayNode items = input.putArray("Items");
    long bytes = bytes(Json.of(input));
    int next = run.source().offset();
    while (next < page.size() && items.size() < batch.items()) {
      JsonNode item = input(run.items().begun() + items.size(), page, next++);
      bytes += bytes(Json.of(item)) + 1;
      if (bytes > batch.bytes() && !items.isEmpty()) {
        return new ItemBatch(checked(input), items.size());
      }
      items.add(item);
    }
    boolean isFull = items.size() >= batch.items() || run.source().isAtEnd();
    return isFull ? new ItemBatch(checked(input), items.size()) : null;
  }

  private static long bytes(Json json) {
    return json.text().getBytes(StandardCharsets.UTF_8).length;
  }

  /** What an item gives to its execution. */
  private JsonNode input(long index, ItemsAtHand page, int at) {
    JsonNode item = page.get(at);
    if (map.itemSelector() == null) {
      return item;
    }
    step.work().begin();
    JsonNode seen = order.seenBySelector();
    Scope scope = new ItemScope(step, seen, index, item, order.areEntries(), page.source(at));
    return map.itemSelector().evaluate(seen.path("Input"), scope);
  }

  private Json checked(JsonNode input) {
    Json json = Json.of(input);
    int most = step.environment().limits().payloadBytes();
    if (json.text().length() > most / 3 && bytes(json) > most) {
      throw StateException.bare(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task '"
              + map.name()
              + "' returned a result with a size exceeding the maximum number of bytes service"
              + " limit.");
    }
    return json;
  }
}
