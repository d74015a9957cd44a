package dev.newel.task;

import dev.newel.asl.data.ErrorName;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes the calls of Task states, by the resource that a call is for. */
public final class TaskInvokers {

  private static final Logger LOG = System.getLogger(TaskInvokers.class.getName());

  private final Map<String, TaskInvoker> byResource;
  private final TaskTraces traces;

  /**
   * What hands no traces on.
   *
   * @param byResource by the names that {@link Effect.CallService#resource} has
   */
  public TaskInvokers(Map<String, TaskInvoker> byResource) {
    this(byResource, TaskTraces.NONE);
  }

  /**
   * @param traces that calls belong to
   */
  public TaskInvokers(Map<String, TaskInvoker> byResource, TaskTraces traces) {
    this.byResource = Map.copyOf(byResource);
    this.traces = traces;
  }

  /** The invokers of all these kinds. */
  public static TaskInvokers of(List<TaskKind> kinds, TaskTraces traces) {
    Map<String, TaskInvoker> all = new HashMap<>();
    kinds.forEach(kind -> all.putAll(kind.invokers()));
    return new TaskInvokers(all, traces);
  }

  /**
   * The owner of a task of a stored execution, or of one that runs in memory, with the trace that
   * the task's calls belong to.
   *
   * @param enteredEvent the event by which its state was entered; 0 where that is not known
   */
  public TaskOwner owner(TaskOwner execution, ExecutionStart start, long enteredEvent) {
    return execution.in(traces.of(start, enteredEvent));
  }

  /**
   * Makes a call. One that nobody can make fails its execution, and no catcher hides that: its
   * definition should not have been let in.
   *
   * @return as {@link TaskInvoker#invoke} has it
   */
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    return invoke(execution, call, Wiretap.NONE);
  }

  /** The same for a state that is tested by itself. */
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call, Wiretap wiretap) {
    TaskInvoker invoker = find(call.resource());
    if (invoker == null) {
      String cause = "Newel has nothing that calls " + call.resource() + ":" + call.action();
      LOG.log(Level.ERROR, cause);
      return Future.succeededFuture(
          new Stimulus.TaskFailed(call.frame(), call.nonce(), ErrorName.RUNTIME, cause));
    }
    try {
      return invoker.invoke(execution, call, wiretap);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** Looks how work goes on, as {@link TaskInvoker#watch} has it. */
  public Future<@Nullable Stimulus> watch(TaskOwner execution, Effect.WatchWork look) {
    TaskInvoker invoker = find(look.resource());
    return invoker == null ? Future.succeededFuture() : invoker.watch(execution, look);
  }

  /** Stops work, as {@link TaskInvoker#stop} has it. */
  public Future<Void> stop(TaskOwner execution, Effect.StopWork stop) {
    TaskInvoker invoker = find(stop.resource());
    return invoker == null ? Future.succeededFuture() : invoker.stop(execution, stop);
  }

  /**
   * The invoker of the resource, or of all that begin as it does: {@code aws-sdk} of any service.
   */
  private @Nullable TaskInvoker find(String resource) {
    TaskInvoker own = byResource.get(resource);
    int colon = resource.indexOf(':');
    return own == null && colon > 0 ? byResource.get(resource.substring(0, colon)) : own;
  }
}
