package dev.newel.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.Scope;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.interpreter.Interpreter.Run;
import dev.newel.interpreter.model.Execution.Items;
import dev.newel.interpreter.model.Frame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a frame stands in: its flow, its state, its context object, the item it works on. */
final class Scopes {

  private final Run run;

  Scopes(Run run) {
    this.run = run;
  }

  State state(Frame frame) {
    State state = flow(frame).states().get(frame.state());
    if (state == null) {
      throw new IllegalStateException("no state '" + frame.state() + "' in the definition");
    }
    return state;
  }

  private Flow flow(Frame frame) {
    if (frame.parent() == Frame.NONE) {
      return run.definition.flow();
    }
    State parent = state(run.turn.existing(frame.parent()));
    if (parent instanceof ParallelState parallel) {
      return parallel.branches().get(frame.index());
    } else if (parent instanceof MapState map) {
      return map.processor();
    }
    throw new IllegalStateException("state '" + parent.name() + "' does not fan out");
  }

  Scope of(Frame frame) {
    return of(frame, state(frame));
  }

  Scope of(Frame frame, State state) {
    return of(frame, state, itemOf(frame));
  }

  /** The scope in which a Map state makes the input of one of its iterations. */
  Scope ofItem(Frame map, State state, int index, JsonNode value) {
    return of(map, state, new ContextObject.Item(index, value));
  }

  private Scope of(Frame frame, State state, ContextObject.@Nullable Item item) {
    boolean retriable =
        state instanceof TaskState || state instanceof ParallelState || state instanceof MapState;
    return new ContextObject(
        run.turn.execution().start(), frame, retriable, item, run.environment.random());
  }

  /** The item of the nearest iteration around a frame. */
  private ContextObject.@Nullable Item itemOf(Frame frame) {
    if (frame.parent() == Frame.NONE) {
      return null;
    }
    Frame parent = run.turn.existing(frame.parent());
    if (state(parent) instanceof MapState map) {
      return new ContextObject.Item(frame.index(), items(parent, map).get(frame.index()));
    }
    return itemOf(parent);
  }

  /**
   * The items of a Map state: read from its input once, and again only by an instance that comes to
   * the execution later. The same input gives the same items.
   */
  List<JsonNode> items(Frame frame, MapState map) {
    Map<Integer, Items> all = run.turn.execution().items();
    Items known = all.get(frame.id());
    if (known == null || !known.areOf(frame)) {
      known = new Items(frame.state(), frame.input(), map.items(frame.input(), of(frame, map)));
      all.put(frame.id(), known);
    }
    return known.list();
  }
}
