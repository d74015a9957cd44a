package dev.newel.interpreter.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Has the frames of an execution that ends wait for a redrive. Those of a Map Run wait for nothing
 * then, and stand as they are.
 */
final class Suspension {

  private Suspension() {}

  static void of(Turn turn) {
    if (turn.run() == null) {
      frames(turn).forEach(frame -> suspend(turn, frame));
    }
  }

  @SuppressWarnings("ReferenceEquality") // one that stays as it is need not be written
  private static void suspend(Turn turn, Frame frame) {
    Frame suspended = frame.suspended(turn.hasBelow(frame.id()));
    if (suspended != frame) {
      turn.put(suspended);
    }
  }

  private static List<Frame> frames(Turn turn) {
    List<Frame> all = new ArrayList<>();
    for (Frame frame : turn.execution().frames()) {
      if (!turn.changes().containsKey(frame.id())) {
        all.add(frame);
      }
    }
    turn.changes().values().stream().filter(Objects::nonNull).forEach(all::add);
    return all;
  }
}
