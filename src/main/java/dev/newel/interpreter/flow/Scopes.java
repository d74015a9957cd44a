package dev.newel.interpreter.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.State;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.Scope;
import dev.newel.interpreter.model.Execution.Items;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Finds what a frame stands in: its flow, its state, its context object, the item it works on. */
public final class Scopes {

  private final Step step;

  Scopes(Step step) {
    this.step = step;
  }

  /** The state that a frame stands in. It is asked for once at each level: there may be many. */
  public State state(Frame frame) {
    return frame.parent() == Frame.NONE
        ? in(step.definition().flow(), frame)
        : in(state(step.turn().existing(frame.parent())), frame);
  }

  private static State in(State around, Frame frame) {
    // what a Map Run waits for stands in no state of its own
    return around instanceof MapState map && map.isDistributed()
        ? map
        : in(around.flow(frame.index()), frame);
  }

  private static State in(Flow flow, Frame frame) {
    State state = flow.states().get(frame.state());
    if (state == null) {
      throw new IllegalStateException("no state '" + frame.state() + "' in the definition");
    }
    return state;
  }

  /** What the expressions of a frame's state can see. */
  public Scope of(Frame frame, State state) {
    return of(frame, state, itemOf(frame), null);
  }

  /**
   * What the expressions of a task can see that somebody else is to answer: its token too.
   *
   * @param nonce that the task will have
   */
  public Scope ofTask(Frame frame, State state, long nonce) {
    ExecutionKey execution = step.turn().execution().start().key();
    return of(
        frame,
        state,
        itemOf(frame),
        () -> step.environment().tokens().text(execution, frame.id(), nonce));
  }

  /** The scope in which a Map state makes the input of one of its iterations. */
  public Scope ofItem(Frame frame, MapState map, int index) {
    return ofItem(frame, map, items(frame, map), index);
  }

  /** The same for items that are not read from the state's input. */
  public Scope ofItem(Frame frame, MapState map, MapItems items, int index) {
    return of(frame, map, item(items, index), null);
  }

  private static ContextObject.Item item(MapItems items, int index) {
    return new ContextObject.Item(index, items.get(index), items.areEntries());
  }

  private Scope of(
      Frame frame,
      State state,
      ContextObject.@Nullable Item item,
      @Nullable Supplier<String> token) {
    return of(frame, state, item, token, step.environment().random(), step.turn().now());
  }

  private Scope of(
      Frame frame,
      State state,
      ContextObject.@Nullable Item item,
      @Nullable Supplier<String> token,
      RandomGenerator random,
      long now) {
    return new ContextObject(step, frame, state, item, token, random, now);
  }

  /** That of the items of a Map state, in which time and chance are those of its entry. */
  private Scope ofItems(Frame frame, MapState map) {
    long seed = step.turn().execution().start().executionArn().hashCode() + frame.enteredEvent();
    return of(frame, map, itemOf(frame), null, new Random(seed), frame.enteredTime());
  }

  /** The value in the nearest scope that has the variable; null where none has it. */
  @Nullable JsonNode variable(Frame frame, String name) {
    Json value = frame.variables().values().get(name);
    if (value != null) {
      return value.node();
    }
    return frame.parent() == Frame.NONE
        ? null
        : variable(step.turn().existing(frame.parent()), name);
  }

  /** The item of the nearest iteration around a frame. */
  private ContextObject.@Nullable Item itemOf(Frame frame) {
    if (frame.parent() == Frame.NONE || step.trial().isOn()) {
      return null;
    }
    Iteration around = standing(frame).around();
    return around == null ? null : item(items(around.frame(), around.map()), around.index());
  }

  /** A frame of a Map state, and which of its iterations it is about. */
  private record Iteration(Frame frame, MapState map, int index) {}

  /** The state that a frame stands in, and the nearest iteration around it. */
  private record Standing(State state, @Nullable Iteration around) {}

  private Standing standing(Frame frame) {
    if (frame.parent() == Frame.NONE) {
      return new Standing(state(frame), null);
    }
    Frame parent = step.turn().existing(frame.parent());
    Standing outer = standing(parent);
    return new Standing(
        in(outer.state(), frame),
        outer.state() instanceof MapState map
            ? new Iteration(parent, map, frame.index())
            : outer.around());
  }

  /**
   * The items of a Map state: read from its input once, and again only by an instance that comes to
   * the execution later. The same input gives the same items.
   */
  public MapItems items(Frame frame, MapState map) {
    Map<Integer, Items> all = step.turn().execution().items();
    Items known = all.get(frame.id());
    if (known == null || !known.areOf(frame)) {
      known = new Items(frame, map.items(frame.input(), ofItems(frame, map)));
      all.put(frame.id(), known);
    }
    return known.items();
  }
}
