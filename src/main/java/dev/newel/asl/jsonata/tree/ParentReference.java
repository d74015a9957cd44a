package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;

/** {@code %}: what the input is a member of. */
public final class ParentReference extends Node {

  private final ParentSlot slot;

  public ParentReference(ParentSlot slot) {
    this.slot = slot;
  }

  public ParentSlot slot() {
    return slot;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return frame.lookup(slot.label());
  }

  @Override
  public void visit(Visitor visitor) {}
}
