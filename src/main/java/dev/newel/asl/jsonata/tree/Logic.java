package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;

/** {@code and} and {@code or}, whose right side may not matter. */
final class Logic extends Node {

  private final boolean isOr;
  private final Node left;
  private final Node right;

  Logic(boolean isOr, Node left, Node right) {
    this.isOr = isOr;
    this.left = left;
    this.right = right;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    return Values.bool(
        holds(left, input, frame) == isOr ? isOr : holds(right, input, frame));
  }

  private static boolean holds(Node node, JsonNode input, Frame frame) {
    return Values.isTruthy(node.evaluate(input, frame), frame.evaluation());
  }

  @Override
  void visit(Visitor visitor) {
    visitor.visit(left);
    visitor.visit(right);
  }
}
