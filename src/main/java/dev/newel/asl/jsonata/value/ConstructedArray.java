package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An array that a step of a path builds, {@code a.[b, c]}: the path does not flatten it. */
@SuppressWarnings("unchecked") // of ArrayNode, in a method that it overrides itself
public final class ConstructedArray extends ArrayNode {

  public ConstructedArray() {
    super(JsonNodeFactory.instance);
  }
}
