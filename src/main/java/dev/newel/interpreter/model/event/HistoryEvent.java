package dev.newel.interpreter.model.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1
 * @param previousId the event that this one follows; 0 for none
 * @param time epoch milliseconds
 * @param values of the type's fields, in their order: a text, a {@code Json} for a payload, a map
 *     of them by name for variables, or a number; null where the event has no such field
 */
public record HistoryEvent(
    long id, long previousId, long time, EventType type, List<@Nullable Object> values) {}
