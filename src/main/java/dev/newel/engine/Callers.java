package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;

/** Those who wait for a commit, and what they make of its fate. */
interface Callers {

  void committed();

  /**
   * Another commit came first.
   *
   * @param current what it left
   */
  void outdated(Loaded current);

  /** It did not come about, or that is not known yet: they have better things to do than wait. */
  void lost(EngineReply why);

  /** The caller that has an execution begin. */
  record OfBegin(Job.Begin begin, Turn turn) implements Callers {
    @Override
    public void committed() {
      begin.reply().accept(new EngineReply.Started(begin.start(), turn.progress()));
    }

    /** The same call, or one with the same input while the execution runs, gets the same answer. */
    @Override
    public void outdated(Loaded current) {
      Execution there = current.execution();
      boolean same = isSameCall(there.start()) || isSameWork(there);
      begin
          .reply()
          .accept(
              same
                  ? new EngineReply.Started(there.start(), there.progress())
                  : new EngineReply.NameTaken());
    }

    private boolean isSameCall(ExecutionStart there) {
      String call = begin.start().invocationId();
      return call != null && call.equals(there.invocationId());
    }

    private boolean isSameWork(Execution there) {
      return there.progress().ending() == null
          && there.start().input().text().equals(begin.start().input().text());
    }

    @Override
    public void lost(EngineReply why) {
      begin.reply().accept(why);
    }
  }

  /** Those whose facts are in a turn. */
  record OfFacts(Attempt attempt) implements Callers {
    @Override
    public void committed() {
      Turn turn = attempt.turn();
      attempt.facts().forEach(fact -> fact.reply().accept(accepted(turn, fact.stimulus())));
    }

    private static EngineReply accepted(Turn turn, Stimulus stimulus) {
      if (stimulus instanceof Stimulus.TaskStarted start) {
        Frame frame = turn.changes().get(start.frame());
        return frame != null && frame.awaits(start.token())
            ? EngineReply.TaskStarted.of(turn.execution().start(), frame)
            // what came behind it in the same turn ended the task
            : new EngineReply.Delivered(Outcome.NO_SUCH_TASK, turn.progress());
      }
      return new EngineReply.Delivered(Outcome.ACCEPTED, turn.progress());
    }

    @Override
    public void outdated(Loaded current) {
      // what stands there was read after they came
      attempt.mailbox().putBack(attempt.facts().stream().map(Job.Fact::sure).toList());
    }

    @Override
    public void lost(EngineReply why) {
      attempt.facts().forEach(fact -> fact.reply().accept(why));
    }
  }
}
