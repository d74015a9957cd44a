package dev.newel.store;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn to be written.
 *
 * @param turn what it changes
 * @param expected the fence that the execution must have; null where it must not exist
 * @param fence the fence that it gets; the same again when the commit is tried again
 * @param owed what the instance now owes the world, entered in the outbox
 * @param struck entries of executions of the same partition that were performed, to be struck
 * @param duesMet the frames whose deadlines the turn goes by: these must really have passed
 * @param executionDueMet likewise for the time-out of the execution
 * @param invocations ids of the client calls that the turn answers
 * @param recovers whether failures were counted that are over with this turn
 */
public record Commit(
    Turn turn,
    @Nullable String expected,
    String fence,
    List<OutboxEntry> owed,
    List<OutboxEntry> struck,
    List<Integer> duesMet,
    boolean executionDueMet,
    List<String> invocations,
    boolean recovers) {

  /**
   * The offers of tasks that the turn leaves nobody to wait for: a worker has the task, or it has
   * ended. They are struck with the turn, and not before: until then the task must be findable.
   */
  public List<OutboxEntry> overtaken() {
    List<OutboxEntry> overtaken = new ArrayList<>(1);
    Execution before = turn.execution();
    turn.changes()
        .forEach(
            (id, frame) -> {
              Frame was = before.frame(id);
              if (was != null && was.phase() == Phase.SCHEDULED) {
                long nonce = was.nonce();
                if (frame == null || !frame.awaits(nonce)) {
                  overtaken.add(
                      new OutboxEntry(
                          before.start().key(), id, nonce, OutboxEntry.Kind.PERFORM, ""));
                }
              }
            });
    return overtaken;
  }
}
