package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Phase;

/** How the phases of frames are written. A code once given is for ever. */
final class PhaseCodes {

  private PhaseCodes() {}

  static char code(Phase phase) {
    return switch (phase) {
      case ENTERING -> 'E';
      case READY -> 'R';
      case WAITING -> 'W';
      case SCHEDULED -> 'S';
      case STARTED -> 'T';
      case SUBMITTED -> 'U';
      case RETRYING -> 'A';
      case FANNED_OUT -> 'F';
      case DONE -> 'D';
    };
  }

  static Phase phase(char code) {
    return switch (code) {
      case 'E' -> Phase.ENTERING;
      case 'R' -> Phase.READY;
      case 'W' -> Phase.WAITING;
      case 'S' -> Phase.SCHEDULED;
      case 'T' -> Phase.STARTED;
      case 'U' -> Phase.SUBMITTED;
      case 'A' -> Phase.RETRYING;
      case 'F' -> Phase.FANNED_OUT;
      case 'D' -> Phase.DONE;
      default -> throw new UnreadableValueException("no phase has the code " + code);
    };
  }
}
