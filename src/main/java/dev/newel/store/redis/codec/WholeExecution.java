package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;

/**
 * An execution that ended in its first turn, as it is kept in one value.
 *
 * @param events empty where they were not read
 */
public record WholeExecution(ExecutionStart start, Progress progress, List<HistoryEvent> events) {}
