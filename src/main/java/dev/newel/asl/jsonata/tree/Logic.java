package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Values;

/** {@code and} and {@code or}, whose right side may not matter. */
public final class Logic extends Node {

  private final boolean isOr;
  private final Node left;
  private final Node right;

  public Logic(boolean isOr, Node left, Node right) {
    this.isOr = isOr;
    this.left = left;
    this.right = right;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    if (Values.isTruthy(left.evaluate(input, frame), frame.evaluation()) == isOr) {
      return Values.bool(isOr);
    }
    try {
      return Values.bool(Values.isTruthy(right.evaluate(input, frame), frame.evaluation()));
    } catch (JsonataException e) {
      // AWS says so, too: Argument 2 of function "and" does not match function signature
      throw e.blamedOn(isOr ? "or" : "and");
    }
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(left);
    visitor.visit(right);
  }
}
