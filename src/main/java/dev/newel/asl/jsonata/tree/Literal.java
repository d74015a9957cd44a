package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** A value that the text has. */
final class Literal extends Node {

  private final JsonNode value;

  Literal(JsonNode value) {
    this.value = value;
  }

  JsonNode value() {
    return value;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    return value;
  }

  @Override
  void visit(Visitor visitor) {}
}
