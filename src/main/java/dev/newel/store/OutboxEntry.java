package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionKey;

/**
 * An entry of the outbox: what an instance owes the world after a commit. It says where to look
 * rather than what to do, so that whoever finds it acts on the execution as it is then.
 *
 * @param execution whose entry it is
 * @param frame the frame that asked for it; of the parent, where that is told
 * @param nonce the attempt of a task that it is for; the last event of a turn to go on with
 * @param kind what is to be done
 * @param object the activity of a withdrawal, by its name in the execution's home; the ARN of the
 *     child that a task waits for, or of the parent; what tells one look or stop from others; the
 *     status and the listener that is told of it; empty otherwise
 */
public record OutboxEntry(ExecutionKey execution, int frame, long nonce, Kind kind, String object) {

  /** What is to be done. */
  public enum Kind {
    /** Do what the frame's state asks for: offer its task, or make its call. */
    PERFORM,
    /** Take a task out of its activity's queue. */
    WITHDRAW,
    /** Go on with a turn that stopped at its bound. */
    RESUME,
    /** Start the child execution that the frame's state asks for; or stop it, if that is over. */
    START_CHILD,
    /** Stop a child execution that a task has waited for. */
    STOP_CHILD,
    /** Tell the task of another execution that waits for it that this one has ended. */
    TELL_PARENT,
    /** Tell somebody that the execution has begun, or has ended. */
    TELL_STATUS
  }
}
