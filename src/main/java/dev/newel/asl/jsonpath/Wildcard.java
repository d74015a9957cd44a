package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * {@code *} or {@code [*]}: all fields of an object or all elements of an array. Elements that the
 * rest of the path does not lead on from are left out; for a field of that kind the path fails.
 */
record Wildcard() implements Step {

  @Override
  public boolean isDefinite() {
    return false;
  }

  @Override
  public String fragment() {
    return "[*]";
  }

  @Override
  public boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
    walk.spend(node.size());
    if (node.isArray()) {
      takeElements(walk, at, node);
      return true;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!walk.enter(at, field.getKey(), field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static void takeElements(Walk walk, int at, JsonNode array) {
    Trail.Mark mark = walk.trail().mark();
    for (int index = 0; index < array.size(); index++) {
      if (!walk.enter(at, index, array)) {
        walk.trail().goBackTo(mark);
      }
    }
  }

  @Override
  public boolean isTakenFrom(Walk walk, JsonNode container) {
    return true;
  }
}
