package dev.newel.engine.trial;

import dev.newel.engine.child.Relatives;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvokers;
import dev.newel.task.Wiretap;
import io.vertx.core.Future;

/** Does what a tested state asks for, as an engine does. */
public record TaskCalls(TaskInvokers invokers, Relatives relatives) {

  Future<Stimulus> invoke(ExecutionKey execution, Effect.CallService call, Wiretap wiretap) {
    return invokers.invoke(execution, call, wiretap);
  }

  Future<Stimulus> startChild(ExecutionKey execution, Effect.StartChild start) {
    return relatives.begin(execution, start);
  }
}
