package dev.newel.engine;

import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * A turn as it was made, and what became of the facts it was made of. Nobody has heard of it yet,
 * so that it can be thrown away.
 */
final class Draft {

  private final Interpreter interpreter;
  private final Turn turn;
  private final List<Job.Fact> accepted = new ArrayList<>(2);
  private final List<Refused> refused = new ArrayList<>(0);
  private final List<Job.Fact> doubtful = new ArrayList<>(0);
  private List<Job.Fact> left = List.of();

  /** A fact that does not fit, for sure. */
  record Refused(Job.Fact fact, Outcome outcome) {}

  private Draft(Interpreter interpreter, Turn turn) {
    this.interpreter = interpreter;
    this.turn = turn;
  }

  /** The first turn of an execution. */
  static Draft of(Interpreter interpreter, Turn turn, Job.Begin begin) {
    Draft draft = new Draft(interpreter, turn);
    interpreter.step(new Stimulus.Started());
    if (begin.parent() != null) {
      // of an end that has come already the answer tells
      interpreter.step(new Stimulus.Awaited(begin.parent()));
    }
    return draft;
  }

  /** A turn of facts: of as many as it has room for. */
  static Draft of(Interpreter interpreter, Turn turn, List<Job.Fact> facts) {
    Draft draft = new Draft(interpreter, turn);
    int next = 0;
    // what is too much for one turn is for the next: a fact may cost as much as a turn may
    while (next < facts.size() && !interpreter.isFull()) {
      draft.lay(facts.get(next++));
    }
    draft.left = facts.subList(next, facts.size());
    return draft;
  }

  private void lay(Job.Fact fact) {
    Outcome outcome = interpreter.step(fact.stimulus());
    if (outcome == Outcome.ACCEPTED) {
      accepted.add(fact);
    } else if (fact.isSure() && accepted.isEmpty()) {
      refused.add(new Refused(fact, outcome));
    } else {
      doubtful.add(fact.sure());
    }
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Turn turn() {
    return turn;
  }

  /** The facts that are in the turn. */
  List<Job.Fact> accepted() {
    return accepted;
  }

  /** Those that do not fit what stands. */
  List<Refused> refused() {
    return refused;
  }

  /** Those that do not fit, and are to be held against what stands after the turn, or is read. */
  List<Job.Fact> doubtful() {
    return doubtful;
  }

  /** Those that are for the next turn. */
  List<Job.Fact> left() {
    return left;
  }
}
