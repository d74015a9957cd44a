package dev.newel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.ops.tracing.TraceHeaders;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Has an execution belong to the trace of the call that starts it, where it names no other. */
record TracedStarts(Action action) implements Action {

  private static final Set<String> STARTS = Set.of("StartExecution", "StartSyncExecution");
  private static final String TRACE_HEADER = "traceHeader";

  /** The same actions, with those that start executions looking for traces. */
  static Map<String, Action> of(Map<String, Action> actions) {
    Map<String, Action> traced = new HashMap<>(actions);
    STARTS.forEach(name -> traced.computeIfPresent(name, (same, start) -> new TracedStarts(start)));
    return traced;
  }

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String trace = call.client().origin().trace();
    if (trace == null || !TraceHeaders.isOne(trace) || call.input().has(TRACE_HEADER)) {
      return action.perform(call);
    }
    ObjectNode input = call.input().objectNode();
    input.setAll(call.input());
    return action.perform(call.withInput(input.put(TRACE_HEADER, trace)));
  }
}
