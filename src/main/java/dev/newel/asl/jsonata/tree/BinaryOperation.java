package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** An operator with two operands, both of which are always evaluated. */
public final class BinaryOperation extends Node {

  private final Operator operator;
  private final Node left;
  private final Node right;

  public BinaryOperation(Operator operator, Node left, Node right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    JsonNode first = left.evaluate(input, frame);
    JsonNode second = right.evaluate(input, frame);
    return operator.apply(first, second, frame.evaluation());
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(left);
    visitor.visit(right);
  }
}
