package dev.newel.task;

import dev.newel.asl.ErrorName;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What makes the calls of Task states, by the resource that a call is for. */
public final class TaskInvokers {

  private static final Logger LOG = System.getLogger(TaskInvokers.class.getName());

  private final Map<String, TaskInvoker> byResource;

  /**
   * @param byResource by the names that {@link Effect.CallService#resource} has
   */
  public TaskInvokers(Map<String, TaskInvoker> byResource) {
    this.byResource = Map.copyOf(byResource);
  }

  /** The invokers of all these kinds. */
  public static TaskInvokers of(List<TaskKind> kinds) {
    Map<String, TaskInvoker> all = new HashMap<>();
    kinds.forEach(kind -> all.putAll(kind.invokers()));
    return new TaskInvokers(all);
  }

  /**
   * Makes a call. One that nobody can make fails its execution, and no catcher hides that: its
   * definition should not have been let in.
   *
   * @return as {@link TaskInvoker#invoke} has it
   */
  public Future<Stimulus> invoke(Home home, Effect.CallService call) {
    TaskInvoker invoker = byResource.get(call.resource());
    if (invoker == null) {
      String cause = "Newel has nothing that calls " + call.resource() + ":" + call.action();
      LOG.log(Level.ERROR, cause);
      return Future.succeededFuture(
          new Stimulus.TaskFailed(call.frame(), call.nonce(), ErrorName.RUNTIME, cause));
    }
    try {
      return invoker.invoke(home, call);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
