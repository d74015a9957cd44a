package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow once for each item of an array, and gathers the outputs in the order of the items.
 *
 * @param itemSelector null where an item is its own iteration's input
 * @param maxConcurrency how many iterations may run at a time; 0 for no bound of the state's own
 * @param distribution null where the items are run inside the execution
 * @see <a href="https://states-language.net/spec.html#map-state">States Language, Map</a>
 */
public record MapState(
    String name,
    Flow processor,
    Computed<MapItems> items,
    @Nullable Expression itemSelector,
    Computed<Long> maxConcurrency,
    DataFlow data,
    FailurePolicy failurePolicy,
    Transition transition,
    @Nullable Distribution distribution)
    implements State {

  @Override
  public List<Flow> flows() {
    return List.of(processor);
  }

  @Override
  public Flow flow(int index) {
    return processor;
  }

  public MapItems items(Json input, Scope scope) {
    return items.value(data.effectiveInput(input, scope), scope);
  }

  /**
   * The input of one iteration.
   *
   * @param scope whose context object has Map.Item of this iteration
   */
  public Json itemInput(Json input, JsonNode item, Scope scope) {
    return itemSelector == null
        ? Json.of(item)
        : Json.of(itemSelector.evaluate(data.effectiveInput(input, scope).node(), scope));
  }

  /** Whether the items have executions of their own. */
  public boolean isDistributed() {
    return distribution != null;
  }

  /** What the state's own fields are computed from. */
  public Json effectiveInput(Json input, Scope scope) {
    return data.effectiveInput(input, scope);
  }

  /** How many iterations may run at a time; 0 for no bound of the state's own. */
  public long maxConcurrency(Json input, Scope scope) {
    return maxConcurrency.value(data.effectiveInput(input, scope), scope);
  }
}
