package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code [?(@.a == 1)]}: the elements of an array that a filter accepts, or an object that it does.
 */
record Selection(Filter filter) implements Step {

  @Override
  public boolean isDefinite() {
    return false;
  }

  @Override
  public String fragment() {
    return "[?]";
  }

  @Override
  public boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
    if (node.isObject()) {
      return !filter.accepts(walk, node) || walk.goOn(at, node, isBare);
    }
    if (!node.isArray()) {
      throw walk.isPrimitive(at, node, isBare);
    }
    for (int index = 0; index < node.size(); index++) {
      if (filter.accepts(walk, node.get(index)) && !walk.enter(at, index, node)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isTakenFrom(Walk walk, JsonNode container) {
    return filter.accepts(walk, container);
  }
}
