package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;

/** {@code **}: the input and all that is in it, but for arrays themselves. */
public final class Descendants extends Node {

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    if (Values.isUndefined(input)) {
      return input;
    }
    Sequence found = new Sequence();
    collect(input, found, frame.evaluation(), 0);
    return found;
  }

  private static void collect(JsonNode value, Sequence found, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    if (!value.isArray()) {
      evaluation.add(found, value);
    }
    evaluation.spend(1);
    for (JsonNode child : value) {
      collect(child, found, evaluation, level + 1);
    }
  }

  @Override
  public void visit(Visitor visitor) {}
}
