package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** A value that the text has. */
public final class Literal extends Node {

  private final JsonNode value;

  public Literal(JsonNode value) {
    this.value = value;
  }

  public JsonNode value() {
    return value;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return value;
  }

  @Override
  public void visit(Visitor visitor) {}
}
