package dev.newel.store;

import dev.newel.engine.core.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn to be written.
 *
 * @param turn what it changes
 * @param expected the fence that the execution must have; null where it must not exist
 * @param fence the fence that it gets; the same again when the commit is tried again
 * @param duties what the instance now owes the world, entered in the outbox
 * @param settled duties of executions of the same partition that were done, to be struck
 * @param duesMet the frames whose deadlines the turn goes by: these must really have passed
 * @param executionDueMet likewise for the time-out of the execution
 * @param invocations ids of the client calls that the turn answers
 */
public record Commit(
    Turn turn,
    @Nullable String expected,
    String fence,
    List<Duty> duties,
    List<Duty> settled,
    List<Integer> duesMet,
    boolean executionDueMet,
    List<String> invocations) {}
