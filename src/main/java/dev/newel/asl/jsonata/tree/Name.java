package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import org.jspecify.annotations.Nullable;

/** A member of the input, or of each of its items. */
final class Name extends Node {

  private final String name;

  Name(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    return Values.lookup(input, name, frame.evaluation());
  }

  @Override
  @Nullable String calledName() {
    return name;
  }

  @Override
  void visit(Visitor visitor) {
    visitor.name(name);
  }
}
