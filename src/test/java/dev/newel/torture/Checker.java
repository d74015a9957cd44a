package dev.newel.torture;

import dev.newel.torture.Violation.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves from the evidence of a run that nothing was lost, doubled or made up. A pure function:
 * what it finds can be tried with evidence made by hand.
 */
final class Checker {

  private final Evidence evidence;
  private final List<Violation> found = new ArrayList<>();

  private Checker(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What is untrue; empty where all is well. */
  static List<Violation> check(Evidence evidence) {
    Checker checker = new Checker(evidence);
    new StartCheck(checker).run();
    new ChildCheck(checker).run();
    new CallCheck(checker).run();
    new MapRunCheck(checker).run();
    new HistoryCheck(checker).run();
    new HandOutCheck(checker).run();
    new AnswerCheck(checker).run();
    new TimeCheck(checker).run();
    evidence.leftovers().forEach(left -> checker.report(Kind.LEFT_OVER, left, "is still there"));
    return List.copyOf(checker.found);
  }

  Evidence evidence() {
    return evidence;
  }

  void report(Kind kind, String where, String what) {
    found.add(new Violation(kind, where, what));
  }

  void require(boolean holds, Kind kind, String where, String what) {
    if (!holds) {
      report(kind, where, what);
    }
  }
}
