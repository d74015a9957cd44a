package dev.newel.engine.message;

import dev.newel.interpreter.model.start.ExecutionKey;

/**
 * Asks this process's timer to wake an execution.
 *
 * @param frame the frame that waits, or {@link dev.newel.store.PartitionStore#WHOLE_EXECUTION}
 * @param dueAt epoch milliseconds
 */
public record TimerRequest(ExecutionKey execution, int frame, long dueAt) {}
