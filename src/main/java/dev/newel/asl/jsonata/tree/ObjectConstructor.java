package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** {@code {key: value}}. */
public final class ObjectConstructor extends Node {

  private final Grouping pairs;

  public ObjectConstructor(Grouping pairs) {
    this.pairs = pairs;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return pairs.evaluate(input, frame);
  }

  @Override
  public void visit(Visitor visitor) {
    pairs.visit(visitor);
  }
}
