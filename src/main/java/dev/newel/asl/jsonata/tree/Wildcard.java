package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;

/** {@code *}: all members of the input. */
public final class Wildcard extends Node {

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    Evaluation evaluation = frame.evaluation();
    ArrayNode found = new Sequence();
    boolean hasArrays = false;
    if (input.isContainerNode()) {
      for (JsonNode value : input) {
        hasArrays |= value.isArray();
        flatten(value, found, evaluation, 0);
      }
    }
    // what has been put together from arrays is an array, even with one item
    return hasArrays ? Values.array().addAll(found) : found;
  }

  private static void flatten(JsonNode value, ArrayNode found, Evaluation evaluation, int level) {
    if (!value.isArray()) {
      evaluation.add(found, value);
      return;
    }
    Evaluation.checkNesting(level);
    evaluation.spend(1);
    for (JsonNode item : value) {
      flatten(item, found, evaluation, level + 1);
    }
  }

  @Override
  public void visit(Visitor visitor) {}
}
