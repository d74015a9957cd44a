package dev.newel.interpreter.map;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import java.util.List;

/**
 * The frames of a Map Run. Beside the top one there is one for the page of items at hand, one for
 * what is being written, one for each execution that is open, one for each bundle of results that
 * wait, and one for each bundle of executions that have not succeeded. Their ids say what they are,
 * so that each is found without a search.
 */
final class MapRunFrames {

  /** Has the items that were read last, and waits for the next ones. */
  static final int READER = 1;

  /** Has what is known of files, and waits for the next one. */
  static final int WRITER = 2;

  private static final int FIRST = 4;

  /** No run has as many executions as there are ids up to here. */
  private static final int FIRST_UNSUCCESSFUL = 1 << 30;

  private MapRunFrames() {}

  /** The frame of an execution, by its number in the run. */
  static int execution(long number) {
    return Math.toIntExact(FIRST + 2 * number);
  }

  /** The number in the run of the execution that a frame is for. */
  static int number(Frame frame) {
    return (frame.id() - FIRST) / 2;
  }

  /** The frame of a bundle of results, by its number in the run. */
  static int bundle(int number) {
    return FIRST + 1 + 2 * number;
  }

  /** The frame of a bundle of executions that have not succeeded. */
  static int unsuccessful(int number) {
    return FIRST_UNSUCCESSFUL + number;
  }

  static boolean isExecution(Frame frame) {
    return frame.id() >= FIRST && frame.id() < FIRST_UNSUCCESSFUL && frame.id() % 2 == 0;
  }

  /** Whether it is a bundle of results. */
  static boolean isBundle(Frame frame) {
    return frame.id() >= FIRST && frame.id() < FIRST_UNSUCCESSFUL && frame.id() % 2 != 0;
  }

  static boolean isUnsuccessful(Frame frame) {
    return frame.id() >= FIRST_UNSUCCESSFUL;
  }

  /** Those of all executions that are open, in their order. */
  static List<Frame> open(Turn turn) {
    return turn.childrenOf(Frame.TOP).stream()
        .filter(frame -> isExecution(frame) && frame.phase() != Phase.DONE)
        .toList();
  }
}
