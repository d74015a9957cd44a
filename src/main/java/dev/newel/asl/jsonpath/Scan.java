package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * {@code ..}: takes the next step from the node and from all containers below it, those above
 * first. Goes down by a stack of its own, so that deep data cannot overflow the thread's.
 */
record Scan() implements Step {

  @Override
  public boolean isDefinite() {
    return false;
  }

  @Override
  public String fragment() {
    return "..";
  }

  @Override
  public boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
    if (!node.isContainerNode()) {
      return true;
    }
    if (!visit(walk, at + 1, node)) {
      return false;
    }
    Deque<Children> open = new ArrayDeque<>();
    open.push(Children.of(node));
    while (!open.isEmpty()) {
      JsonNode child = open.element().next(walk.trail());
      if (child == null) {
        open.pop();
        if (!open.isEmpty()) {
          walk.trail().removeLast();
        }
      } else if (!child.isContainerNode()) {
        walk.trail().removeLast();
      } else if (visit(walk, at + 1, child)) {
        open.push(Children.of(child));
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean visit(Walk walk, int next, JsonNode container) {
    walk.spend(1L + container.size());
    Step step = walk.route().step(next);
    if (!step.isTakenFrom(walk, container)) {
      return true;
    }
    if (container.isArray() && !walk.route().isLast(next)) {
      return takeOneAfter(walk, next, container);
    }
    return step.take(walk, next, container, false);
  }

  /** AWS's library passes over the step itself, whatever it is, where an array is in its place. */
  private static boolean takeOneAfter(Walk walk, int next, JsonNode array) {
    for (int index = 0; index < array.size(); index++) {
      walk.trail().add(index);
      if (!walk.goOn(next, array.get(index), true)) {
        return false;
      }
      walk.trail().removeLast();
    }
    return true;
  }

  @Override
  public boolean isTakenFrom(Walk walk, JsonNode container) {
    return false;
  }
}
