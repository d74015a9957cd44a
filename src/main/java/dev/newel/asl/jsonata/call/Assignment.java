package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.Frame;

/** {@code $name := value}. */
public final class Assignment extends Node {

  private final String name;
  private final Node value;

  public Assignment(String name, Node value) {
    this.name = name;
    this.value = value;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    JsonNode bound = value.evaluate(input, frame);
    frame.bind(name, bound);
    return bound;
  }

  @Override
  public void visit(Visitor visitor) {
    if (value instanceof LambdaDefinition) {
      // a function may call itself
      visitor.binds(name);
    }
    visitor.visit(value);
    visitor.binds(name);
  }
}
