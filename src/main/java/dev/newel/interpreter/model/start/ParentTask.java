package dev.newel.interpreter.model.start;

/**
 * A task of another execution that waits for the end of this one.
 *
 * @param execution the parent
 * @param nonce names the attempt of the task that began to wait
 */
public record ParentTask(ExecutionKey execution, int frame, long nonce) {}
