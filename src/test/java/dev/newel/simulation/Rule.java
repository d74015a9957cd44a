package dev.newel.simulation;

import java.util.function.Supplier;

/** What must hold, whatever goes wrong. */
enum Rule {
  /** Each execution whose start was acknowledged exists and ends as its machine must. */
  ENDS_AS_IT_MUST,
  /** What an instance had in hand as it died is found again before the leases are over twice. */
  FOUND_AGAIN,
  /** A history counts from 1, goes on from what was there, and ends once. */
  WELL_FORMED,
  /** A task is handed out once per attempt at the most. */
  HANDED_OUT_ONCE,
  /** The result that was acknowledged is in the history, once; none is there twice. */
  RESULT_ONCE,
  /** What has failed goes on by the call of a client, however often that is repeated, once. */
  REDRIVEN_ONCE,
  /** A parent goes on by the end that its child really had. */
  TOLD_ONCE,
  /** Work that nobody waits for any more is stopped. */
  WORK_IS_STOPPED,
  /** Each item of a Map Run has one execution at the most, and is counted once. */
  COUNTED_ONCE,
  /** No more Map Runs of an account are open than may be. */
  NOT_TOO_MANY,
  /** A call that is repeated gets the first answer; a task that is open takes its answer. */
  ANSWERED_ALIKE,
  /** No token works twice. */
  NO_TOKEN_TWICE,
  /** A task times out only where its worker died, or never got it by a fault. */
  TIME_OUT_OWED,
  /** No error but those that a client can expect. */
  NO_OTHER_ERROR,
  /** Whoever is to hear of status changes hears of each. */
  TOLD_OF_EACH_CHANGE,
  /** Nothing is left in outboxes, deadlines and queues when all is done. */
  NOTHING_LEFT,
  /** Where nothing goes wrong, tasks are handed out and waits end within a second. */
  PROMPT;

  /** That it was broken. */
  static final class BrokenException extends AssertionError {
    private static final long serialVersionUID = 1;

    private final Rule rule;

    BrokenException(Rule rule, String how) {
      super(rule + ": " + how);
      this.rule = rule;
    }

    Rule rule() {
      return rule;
    }
  }

  void check(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new BrokenException(this, otherwise.get());
    }
  }
}
