package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.newel.asl.Distribution;
import dev.newel.asl.MapService;
import dev.newel.asl.MapState;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.Scope;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import org.jspecify.annotations.Nullable;

/** What a Map state that is tested with a mock would give its iterations, or its executions. */
record ShownItems(Step step, Frame frame, MapState map) {

  /**
   * Shows it to who tests the state.
   *
   * @return whether more iterations are taken to have failed than may
   */
  boolean show() {
    Scope scope = step.scopes().of(frame, map);
    MapItems items = items(scope);
    step.trial().iterations(items.size());
    Distribution how = map.distribution();
    if (how == null) {
      showConcurrency(map.maxConcurrency(frame.input(), scope), scope);
      showInputs(items, scope);
      return false;
    }
    MapRunOrder order = MapRunOrder.of(map, how, items, frame, scope);
    MapRun.Limits limits = order.limits();
    showConcurrency(limits.concurrency(), scope);
    showTolerance(limits, scope);
    showInputs(items, scope);
    showBatches(order, items, scope);
    boolean says = limits.failures() != null || limits.percentage() != null;
    return says && limits.areExceededBy(step.trial().failedIterations(), items.size());
  }

  /** Those of the reader, where its data are given; else those in the state's input. */
  private MapItems items(Scope scope) {
    Distribution how = map.distribution();
    MapService reader = how == null ? null : how.reader();
    if (reader != null) {
      Json input = map.effectiveInput(frame.input(), scope);
      MapItems read = step.trial().read(reader.config().value(input, scope));
      if (read != null) {
        return read;
      }
    }
    return step.scopes().items(frame, map);
  }

  private static void showConcurrency(long concurrency, Scope scope) {
    scope.saw(DataStep.MAX_CONCURRENCY, Json.of(LongNode.valueOf(concurrency)));
  }

  private static void showTolerance(MapRun.Limits limits, Scope scope) {
    @Nullable Long failures = limits.failures();
    if (failures != null) {
      scope.saw(DataStep.TOLERATED_FAILURE_COUNT, Json.of(LongNode.valueOf(failures)));
    }
    @Nullable Double percentage = limits.percentage();
    if (percentage != null) {
      scope.saw(DataStep.TOLERATED_FAILURE_PERCENTAGE, Json.of(DoubleNode.valueOf(percentage)));
    }
  }

  private void showInputs(MapItems items, Scope scope) {
    if (map.itemSelector() == null) {
      return;
    }
    ArrayNode inputs = array();
    for (int i = 0; i < items.size(); i++) {
      Scope ofItem = step.scopes().ofItem(frame, map, items, i);
      inputs.add(map.itemInput(frame.input(), items.get(i), ofItem).node());
    }
    scope.saw(DataStep.ITEM_SELECTOR, Json.of(inputs));
  }

  private void showBatches(MapRunOrder order, MapItems items, Scope scope) {
    if (order.batch(1) == null) {
      return;
    }
    ArrayNode all = array();
    items.list().forEach(all::add);
    ItemsAtHand page = ItemsAtHand.given(all);
    ArrayNode inputs = array();
    ItemBatches batches = new ItemBatches(step, map, order);
    MapRun run = MapRun.begin(order.limits(), source(items, 0));
    for (ItemBatches.ItemBatch next = batches.next(run, page);
        next != null;
        next = batches.next(run, page)) {
      inputs.add(next.input().node());
      run = run.begun(next.items()).with(source(items, run.source().offset() + next.items()));
    }
    scope.saw(DataStep.ITEM_BATCHER, Json.of(inputs));
  }

  private static MapRun.Source source(MapItems items, int offset) {
    return new MapRun.Source(null, true, items.size(), offset, 0, 0);
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
