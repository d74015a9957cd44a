package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

/** A step of a path. */
sealed interface Step permits FieldStep, ArrayStep, Wildcard, Scan, Selection, Step.Root {

  /** Whether the step leads to one node only. */
  boolean isDefinite();

  /** The step as AWS's messages write it. */
  String fragment();

  /**
   * Takes the step, and all that follow it.
   *
   * @param at the number of this step
   * @param isBare whether the node counts as a plain value: see {@link Walk}
   * @return false where the path leads nowhere from here
   */
  boolean take(Walk walk, int at, JsonNode node, boolean isBare);

  /** Whether a scan that comes across a container tries to take this step from it. */
  boolean isTakenFrom(Walk walk, JsonNode container);

  /** A {@code $} inside a path: stays where it is, and only messages begin anew with it. */
  record Root() implements Step {
    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public String fragment() {
      return "$";
    }

    @Override
    public boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
      int start = walk.trail().startHere();
      if (!walk.goOn(at, node, isBare)) {
        return false;
      }
      walk.trail().startAt(start);
      return true;
    }

    @Override
    public boolean isTakenFrom(Walk walk, JsonNode container) {
      return false;
    }
  }
}
