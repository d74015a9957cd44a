package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;

/** {@code -a}. */
public final class Negation extends Node {

  private final Node of;

  public Negation(Node of) {
    this.of = of;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    JsonNode value = of.evaluate(input, frame);
    if (Values.isUndefined(value)) {
      return value;
    }
    if (!Numbers.isNumeric(value)) {
      throw ErrorCode.D1002.with(value);
    }
    return Numbers.of(-value.doubleValue());
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(of);
  }
}
