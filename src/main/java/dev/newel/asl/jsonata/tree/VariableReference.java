package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $name}, or {@code $} for the input. */
public final class VariableReference extends Node {

  private final String name;

  public VariableReference(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return name.isEmpty() ? input : frame.lookup(name);
  }

  @Override
  public @Nullable String calledName() {
    return name;
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.variable(name, List.of());
  }
}
