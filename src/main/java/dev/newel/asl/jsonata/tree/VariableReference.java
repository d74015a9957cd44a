package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $name}, or {@code $} for the input. */
final class VariableReference extends Node {

  private final String name;

  VariableReference(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    return name.isEmpty() ? input : frame.lookup(name);
  }

  @Override
  @Nullable String calledName() {
    return name;
  }

  @Override
  void visit(Visitor visitor) {
    visitor.variable(name, List.of());
  }
}
