package dev.newel.ops.tracing;

import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.task.TaskTrace;
import dev.newel.task.TaskTraces;
import org.jspecify.annotations.Nullable;

/**
 * Hands the trace of an execution on to what its tasks call. Where spans are made, what is called
 * is below the span of the task's state; else it is where the execution is, and executions that
 * were started without a header hand on none.
 *
 * @param hasSpans whether spans are made
 */
public record TraceHandOver(boolean hasSpans) implements TaskTraces {

  @Override
  public @Nullable TaskTrace of(ExecutionStart execution, long enteredEvent) {
    String header = execution.traceHeader();
    if (!hasSpans && header == null) {
      return null;
    }
    boolean isGiven = header != null && TraceContext.isHeader(header);
    if (!hasSpans && !isGiven) {
      return null;
    }
    TraceContext trace = TraceContext.of(execution);
    return hasSpans && trace.isSampled() ? trace.below(enteredEvent) : trace.beside();
  }
}
