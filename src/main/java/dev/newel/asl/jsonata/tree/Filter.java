package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;

/** Predicates: those of the items that are at an index, or for which a condition holds. */
final class Filter {

  private Filter() {}

  static ArrayNode apply(Node predicate, JsonNode input, Frame frame) {
    ArrayNode items = items(input);
    ArrayNode found = Sequence.isOfTuples(input) ? Sequence.ofTuples() : new Sequence();
    if (predicate instanceof Literal literal && literal.value().isNumber()) {
      int index = position(literal.value(), items.size());
      JsonNode item = index < 0 ? null : items.get(index);
      if (item instanceof ArrayNode array) {
        return array;
      }
      if (item != null) {
        frame.evaluation().add(found, item);
      }
      return found;
    }
    boolean areTuples = Sequence.isOfTuples(input);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      JsonNode answer =
          areTuples
              ? predicate.evaluate(item.get(Step.ITEM), Step.frameOf(item, frame))
              : predicate.evaluate(item, frame);
      select(found, item, i, answer, items.size(), frame.evaluation());
    }
    return found;
  }

  private static ArrayNode items(JsonNode input) {
    if (Values.isUndefined(input)) {
      return new Sequence();
    }
    return Values.asArray(input);
  }

  private static void select(
      ArrayNode found, JsonNode item, int at, JsonNode answer, int size, Evaluation evaluation) {
    if (Numbers.isNumeric(answer)) {
      if (position(answer, size) == at) {
        evaluation.add(found, item);
      }
    } else if (isOfNumbers(answer, evaluation)) {
      for (JsonNode index : answer) {
        if (position(index, size) == at) {
          evaluation.add(found, item);
        }
      }
    } else if (Values.isTruthy(answer, evaluation)) {
      evaluation.add(found, item);
    }
  }

  static boolean isOfNumbers(JsonNode value, Evaluation evaluation) {
    if (!value.isArray()) {
      return false;
    }
    evaluation.spend(value.size());
    for (JsonNode item : value) {
      if (!Numbers.isNumeric(item)) {
        return false;
      }
    }
    return true;
  }

  /** Negative ones count from the end. */
  private static int position(JsonNode index, int size) {
    double position = Math.floor(index.doubleValue());
    return (int) (position < 0 ? Math.max(size + position, -1) : position);
  }
}
