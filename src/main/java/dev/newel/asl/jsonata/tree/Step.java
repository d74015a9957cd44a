package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of a path: what it yields for each item, filtered, with names for what comes after it. */
public final class Step {

  /** The member of a tuple that is the item itself. */
  static final String ITEM = "@";

  private final List<Stage> stages = new ArrayList<>();
  private Node node;
  private @Nullable String focus;
  private @Nullable String index;
  private @Nullable ParentSlot ancestor;
  private boolean bindsNames;

  /** What is done to the values of a step: they are filtered, or numbered. */
  private record Stage(@Nullable Node filter, String index) {}

  public Step(Node node) {
    this.node = node;
  }

  public Node node() {
    return node;
  }

  public void replace(Node other) {
    node = other;
  }

  public boolean isPlain() {
    return stages.isEmpty();
  }

  /**
   * The name, if the step does no more than to look one up; else null.
   *
   * @param isFirst whether it can be that of a variable
   */
  @Nullable String plainName(boolean isFirst) {
    if (bindsNames || !stages.isEmpty() || !node.isBare()) {
      return null;
    }
    if (isFirst && node instanceof VariableReference variable && !variable.name().isEmpty()) {
      return variable.name();
    }
    return node instanceof Name name ? name.name() : null;
  }

  public @Nullable String focus() {
    return focus;
  }

  public void focusOn(String name) {
    focus = name;
    bindsNames = true;
  }

  public void filterBy(Node predicate) {
    stages.add(new Stage(predicate, ""));
  }

  public void number(String name) {
    bindsNames = true;
    if (stages.isEmpty()) {
      index = name;
    } else {
      stages.add(new Stage(null, name));
    }
  }

  boolean bindsNames() {
    return bindsNames;
  }

  public void bindNames() {
    bindsNames = true;
  }

  /** This step yields a parent. */
  public void isParentOf(ParentSlot slot) {
    if (ancestor != null) {
      slot.join(ancestor);
    }
    ancestor = slot;
    bindsNames = true;
  }

  /** The value for one item; an empty sequence counts as none. */
  JsonNode take(JsonNode item, Frame frame) {
    JsonNode value = node.evaluate(item, frame);
    for (Stage stage : stages) {
      if (stage.filter() != null) {
        value = Filter.apply(stage.filter(), value, frame);
      }
    }
    return value;
  }

  /** What stages do to all values at once. */
  ArrayNode applyStages(ArrayNode values, Frame frame) {
    ArrayNode result = values;
    for (Stage stage : stages) {
      if (stage.filter() != null) {
        result = Filter.apply(stage.filter(), result, frame);
      } else {
        for (int i = 0; i < result.size(); i++) {
          ((ObjectNode) result.get(i)).set(stage.index(), Numbers.of(i));
        }
      }
    }
    return result;
  }

  /** The next tuples, each with the names of the one that it comes from. */
  ArrayNode takeTuples(ArrayNode tuples, Frame frame) {
    Sequence result = Sequence.ofTuples();
    for (JsonNode tuple : tuples) {
      Frame inner = frameOf(tuple, frame);
      addTuples((ObjectNode) tuple, node.evaluate(tuple.get(ITEM), inner), result, frame);
    }
    return applyStages(result, frame);
  }

  private void addTuples(ObjectNode from, JsonNode value, Sequence result, Frame frame) {
    if (Values.isUndefined(value)) {
      return;
    }
    ArrayNode items = Values.asArray(value);
    boolean areTuples = Sequence.isOfTuples(items);
    for (int i = 0; i < items.size(); i++) {
      ObjectNode tuple = copy(from, frame.evaluation());
      if (areTuples) {
        tuple.setAll((ObjectNode) items.get(i));
      } else {
        bind(tuple, from, items.get(i), i);
      }
      frame.evaluation().add(result, tuple);
    }
  }

  private void bind(ObjectNode tuple, ObjectNode from, JsonNode item, int at) {
    tuple.set(focus == null ? ITEM : focus, item);
    if (index != null) {
      tuple.set(index, Numbers.of(at));
    }
    if (ancestor != null) {
      tuple.set(ancestor.label(), from.get(ITEM));
    }
  }

  /** Tuples of plain items, numbered if the step says so. */
  ArrayNode asTuples(ArrayNode items, Evaluation evaluation, boolean isNumbered) {
    Sequence tuples = Sequence.ofTuples();
    for (int i = 0; i < items.size(); i++) {
      ObjectNode tuple = Values.object();
      evaluation.keepMember(items.get(i));
      tuple.set(ITEM, items.get(i));
      if (isNumbered && index != null) {
        tuple.set(index, Numbers.of(i));
      }
      evaluation.add(tuples, tuple);
    }
    return tuples;
  }

  private static ObjectNode copy(ObjectNode tuple, Evaluation evaluation) {
    ObjectNode copy = Values.object();
    for (Map.Entry<String, JsonNode> member : tuple.properties()) {
      evaluation.keepMember(Values.UNDEFINED);
      copy.set(member.getKey(), member.getValue());
    }
    return copy;
  }

  static Frame frameOf(JsonNode tuple, Frame outer) {
    Frame frame = outer.inner();
    for (Map.Entry<String, JsonNode> member : tuple.properties()) {
      frame.bind(member.getKey(), member.getValue());
    }
    return frame;
  }

  public void visit(Visitor visitor) {
    for (Stage stage : stages) {
      if (stage.filter() != null) {
        visitor.visitInside(stage.filter());
      }
    }
    if (focus != null) {
      visitor.binds(focus);
    }
    if (index != null) {
      visitor.binds(index);
    }
  }
}
