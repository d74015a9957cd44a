package dev.newel.torture;

/** Something that the checker found to be untrue. */
record Violation(Kind kind, String where, String what) {

  /** What is wrong. */
  enum Kind {
    START_REFUSED,
    START_LOST,
    STARTED_TWICE,
    NOT_ASKED_FOR,
    WRONG_END,
    STUCK,
    CHILD_ASTRAY,
    MISCOUNTED,
    ILL_FORMED,
    DISAGREES,
    HANDED_OUT_TWICE,
    HAND_OUT_LOST,
    HAND_OUT_MADE_UP,
    RESULT_LOST,
    RESULT_TWICE,
    RESULT_MADE_UP,
    REFUSED_RESULT_KEPT,
    REFUSED_WITHOUT_REASON,
    TOKEN_WORKED_TWICE,
    REPEAT_REFUSED,
    TIMED_OUT_UNDULY,
    TIMED_OUT_EARLY,
    WAITED_TOO_SHORT,
    LEFT_OVER
  }
}
