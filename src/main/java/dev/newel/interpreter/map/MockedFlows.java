package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.newel.asl.DataFlow;
import dev.newel.asl.DataStep;
import dev.newel.asl.Json;
import dev.newel.asl.MapItems;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.Scope;
import dev.newel.asl.State;
import dev.newel.asl.StateOutput;
import dev.newel.asl.Transition;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.TaskMocks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state that is tested with a mock: none of its flows is run, and what they would have given is
 * laid into the turn that would have begun them.
 */
record MockedFlows(Step step, Frame frame) {

  /** Shows what a Map state would give its iterations, and answers for them. */
  void answer(MapState map, TaskMocks.Answer mock) {
    MapItems items = step.scopes().items(frame, map);
    step.trial().iterations(items.size());
    Scope scope = step.scopes().of(frame, map);
    long concurrency = map.maxConcurrency(frame.input(), scope);
    scope.saw(DataStep.MAX_CONCURRENCY, Json.of(LongNode.valueOf(concurrency)));
    if (map.itemSelector() != null) {
      scope.saw(DataStep.ITEM_SELECTOR, Json.of(inputs(map, items)));
    }
    answer(map, map.data(), map.transition(), mock);
  }

  private ArrayNode inputs(MapState map, MapItems items) {
    ArrayNode inputs = JsonNodeFactory.instance.arrayNode(items.size());
    for (int i = 0; i < items.size(); i++) {
      Scope scope = step.scopes().ofItem(frame, map, i);
      inputs.add(map.itemInput(frame.input(), items.get(i), scope).node());
    }
    return inputs;
  }

  /** Answers for the branches of a Parallel state. */
  void answer(ParallelState parallel, TaskMocks.Answer mock) {
    answer(parallel, parallel.data(), parallel.transition(), mock);
  }

  private void answer(State state, DataFlow data, Transition transition, TaskMocks.Answer mock) {
    if (mock instanceof TaskMocks.Returned returned) {
      Scope scope = step.scopes().of(frame, state);
      StateOutput output = data.output(frame.input(), returned.result(), scope);
      step.flow().leave(frame, state, output, transition);
    } else if (mock instanceof TaskMocks.Thrown thrown) {
      fail(thrown.error(), thrown.cause());
    }
  }

  private void fail(@Nullable String error, @Nullable String cause) {
    step.failures().failed(frame, error, cause, error == null ? List.of() : List.of(error));
  }
}
