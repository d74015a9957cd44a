package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Conditions joined by {@code &&} and {@code ||}. The former binds tighter, and no parentheses
 * change that.
 *
 * @param alternatives in the order in which AWS's library tries them, the last of the text first,
 *     and so the conditions in each: one that fails may keep another from being looked at, which
 *     would fail the path
 */
record Filter(List<List<Condition>> alternatives) {

  /** Whether a node, which counts as a bare value, meets the conditions. */
  boolean accepts(Walk walk, JsonNode item) {
    for (List<Condition> conditions : alternatives) {
      if (allHold(conditions, walk, item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean allHold(List<Condition> conditions, Walk walk, JsonNode item) {
    for (Condition condition : conditions) {
      walk.spend(1);
      if (!condition.holds(walk, item)) {
        return false;
      }
    }
    return true;
  }
}
