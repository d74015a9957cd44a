package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import org.jspecify.annotations.Nullable;

/** A member of the input, or of each of its items. */
public final class Name extends Node {

  private final String name;

  public Name(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return Values.lookup(input, name, frame.evaluation());
  }

  @Override
  public @Nullable String calledName() {
    return name;
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.name(name);
  }
}
