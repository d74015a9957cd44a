package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** {@code {key: value}}. */
final class ObjectConstructor extends Node {

  private final Grouping pairs;

  ObjectConstructor(Grouping pairs) {
    this.pairs = pairs;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    return pairs.evaluate(input, frame);
  }

  @Override
  void visit(Visitor visitor) {
    pairs.visit(visitor);
  }
}
