package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that has a value. Made by the {@link Compiler}, which alone changes it;
 * afterwards it is shared by all who evaluate it.
 */
public abstract class Node {

  private final List<Node> predicates = new ArrayList<>();
  private final List<ParentSlot> openSlots = new ArrayList<>();
  private @Nullable Grouping group;
  private boolean keepsArray;

  /** The value before predicates and grouping. */
  protected abstract JsonNode compute(JsonNode input, Frame frame);

  /** The parts that are evaluated with the same input as this: for those who look into it. */
  public abstract void visit(Visitor visitor);

  /**
   * The value.
   *
   * @param input what names are looked up in
   */
  public final JsonNode evaluate(JsonNode input, Frame frame) {
    Evaluation evaluation = frame.evaluation();
    evaluation.enter();
    JsonNode result = compute(input, frame);
    for (int i = 0; i < predicates.size(); i++) {
      result = Filter.apply(predicates.get(i), result, frame);
    }
    if (group != null && !groupsItself()) {
      result = group.evaluate(result, frame);
    }
    evaluation.leave();
    if (result instanceof Sequence sequence) {
      if (keepsArray) {
        sequence.keep();
      }
      return sequence.collapse();
    }
    return result;
  }

  /** A path does, as its items may have names bound to them. */
  boolean groupsItself() {
    return false;
  }

  /** Whether it is an array that is being built: then it sees its input as a whole. */
  public boolean buildsArray() {
    return false;
  }

  /** What the name of a function would be that this leads to; null if it has none. */
  public @Nullable String calledName() {
    return null;
  }

  public final List<Node> predicates() {
    return predicates;
  }

  /** Whether nothing is done to its value. */
  public final boolean isBare() {
    return predicates.isEmpty() && group == null && !keepsArray;
  }

  /** The parents that are asked for in here and stand outside of it. */
  public final List<ParentSlot> openSlots() {
    return openSlots;
  }

  public final @Nullable Grouping group() {
    return group;
  }

  public final void groupBy(Grouping grouping) {
    group = grouping;
  }

  public final boolean keepsArray() {
    return keepsArray;
  }

  public final void keepArray() {
    keepsArray = true;
  }
}
