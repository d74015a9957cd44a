package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** {@code %}: what the input is a member of. */
final class ParentReference extends Node {

  private final ParentSlot slot;

  ParentReference(ParentSlot slot) {
    this.slot = slot;
  }

  ParentSlot slot() {
    return slot;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    return frame.lookup(slot.label());
  }

  @Override
  void visit(Visitor visitor) {}
}
