package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.path.PayloadTemplate;
import dev.newel.asl.path.ValueExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow once for each item of an array, and gathers the outputs in the order of the items.
 *
 * @param itemsPath null for the whole input
 * @param itemSelector null where an item is its own iteration's input
 * @see <a href="https://states-language.net/spec.html#map-state">States Language, Map</a>
 */
public record MapState(
    String name,
    Flow processor,
    @Nullable ValueExpression itemsPath,
    @Nullable PayloadTemplate itemSelector,
    MaxConcurrency maxConcurrency,
    DataFlow data,
    FailurePolicy failurePolicy,
    Transition transition)
    implements State {

  static MapState parse(String name, Fields fields) {
    fields.allowOneOf("ItemSelector", "Parameters");
    PayloadTemplate selector = fields.template("ItemSelector");
    PayloadTemplate parameters = fields.template("Parameters");
    return new MapState(
        name,
        processor(fields),
        fields.path("ItemsPath"),
        selector == null ? parameters : selector,
        MaxConcurrency.parse(fields),
        DataFlow.parseWithoutArguments(fields),
        FailurePolicy.parse(fields),
        Transition.parse(fields));
  }

  /** Iterator is the older name of ItemProcessor, which has no ProcessorConfig. */
  private static Flow processor(Fields fields) {
    fields.requireOneOf("ItemProcessor", "Iterator");
    fields.allowOneOf("ItemProcessor", "Iterator");
    Fields processor = fields.object("ItemProcessor");
    Fields iterator = fields.object("Iterator");
    if (processor != null) {
      checkMode(processor.object("ProcessorConfig"));
      return FlowParser.parseNested(processor);
    }
    return iterator == null ? Flow.NONE : FlowParser.parseNested(iterator);
  }

  private static void checkMode(@Nullable Fields config) {
    if (config == null) {
      return;
    }
    String mode = config.word("Mode", List.of("INLINE", "DISTRIBUTED"));
    if (mode != null) {
      NotYet.mapMode(mode).ifPresent(message -> config.problem("Mode", message));
    }
    config.text("ExecutionType");
    config.refuseOthers();
  }

  @Override
  public String type() {
    return "Map";
  }

  @Override
  public boolean isTerminal() {
    return transition instanceof Transition.End;
  }

  public List<JsonNode> items(Json input, Scope scope) {
    JsonNode effective = data.effectiveInput(input, scope).node();
    JsonNode items = itemsPath == null ? effective : itemsPath.evaluate(effective, scope);
    if (!(items instanceof ArrayNode)) {
      String path = itemsPath == null ? "$" : itemsPath.text();
      throw StateException.runtime("Reference path \"" + path + "\" must point to array.");
    }
    List<JsonNode> list = new ArrayList<>(items.size());
    items.forEach(list::add);
    return list;
  }

  /**
   * The input of one iteration.
   *
   * @param scope whose context object has Map.Item of this iteration
   */
  public Json itemInput(Json input, JsonNode item, Scope scope) {
    return itemSelector == null
        ? Json.of(item)
        : Json.of(itemSelector.apply(data.effectiveInput(input, scope).node(), scope));
  }

  /** How many iterations may run at a time; 0 for no bound of the state's own. */
  public long maxConcurrency(Json input, Scope scope) {
    return maxConcurrency.value(data.effectiveInput(input, scope), scope);
  }

  /**
   * The state's own output.
   *
   * @param results an array of the iterations' outputs, in the order of the items
   */
  public Json output(Json input, Json results, Scope scope) {
    return data.output(input, results, scope);
  }
}
