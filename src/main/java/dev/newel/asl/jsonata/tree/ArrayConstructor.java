package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.ConstructedArray;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/** {@code [a, b]}: what the items yield, one after the other; inner constructors stay arrays. */
public final class ArrayConstructor extends Node {

  private final List<Node> items;
  private boolean isStep;

  public ArrayConstructor(List<Node> items) {
    this.items = items;
  }

  /** At the beginning or the end of a path it builds an array for each item. */
  public void becomeStep() {
    isStep = true;
  }

  @Override
  public boolean buildsArray() {
    return isStep;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    ArrayNode array = isStep ? new ConstructedArray() : Values.array();
    for (Node item : items) {
      JsonNode value = item.evaluate(input, frame);
      if (Values.isUndefined(value)) {
        continue;
      }
      if (item instanceof ArrayConstructor) {
        frame.evaluation().add(array, value);
      } else {
        Values.addFlat(array, value, frame.evaluation());
      }
    }
    return array;
  }

  @Override
  public void visit(Visitor visitor) {
    items.forEach(visitor::visit);
  }
}
