package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Flow;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Refusals;
import dev.newel.console.route.Route;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.TaskTokens;
import dev.newel.store.Overview;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution stands in its states now, and the tokens by which its tasks can be answered.
 *
 * @param tokens null where nothing may be changed
 */
public record FrameRoutes(Overview overview, CachedCatalog catalog, @Nullable TaskTokens tokens) {

  private static final int MOST_FRAMES = 200;

  /** What is called from outside comes first. */
  private static final Set<Phase> TASKS =
      EnumSet.of(Phase.SCHEDULED, Phase.STARTED, Phase.SUBMITTED);

  private static final Comparator<Frame> TASKS_FIRST =
      Comparator.comparing((Frame frame) -> !TASKS.contains(frame.phase()))
          .thenComparing(Frame::id);

  public List<Route> all() {
    return List.of(Route.get("executions/frames", Set.of("arn"), this::list));
  }

  private Future<ObjectNode> list(Asked asked) {
    ExecutionKey key = asked.execution("arn");
    return overview
        .load(key)
        .compose(
            execution -> {
              if (execution == null) {
                throw Refusals.missing("execution " + key);
              }
              return execution.progress().ending() != null || execution.start().isMapRun()
                  ? Future.succeededFuture(answer(execution, Map.of()))
                  : resources(execution.start()).map(known -> answer(execution, known));
            });
  }

  /** What does the work of each Task state. */
  private Future<Map<String, String>> resources(ExecutionStart start) {
    return catalog
        .program(start.key().machineName(), start.revision())
        .map(
            program -> {
              Map<String, String> resources = new HashMap<>();
              collect(program.definition(start.part()).flow(), resources);
              return resources;
            });
  }

  private static void collect(Flow flow, Map<String, String> resources) {
    for (State state : flow.states().values()) {
      if (state instanceof TaskState task) {
        resources.put(task.name(), task.resource().arn());
      }
      state.flows().forEach(inner -> collect(inner, resources));
    }
  }

  /** What has ended keeps the frames that a redrive would go on with: none of them runs. */
  private ObjectNode answer(Execution execution, Map<String, String> resources) {
    List<Frame> running =
        execution.progress().ending() != null
            ? List.of()
            : execution.frames().stream()
                .filter(frame -> frame.phase() != Phase.DONE)
                .sorted(TASKS_FIRST)
                .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = answer.putArray("frames");
    running.stream()
        .limit(MOST_FRAMES)
        .forEach(
            frame ->
                entries.add(entry(execution.start().key(), frame, resources.get(frame.state()))));
    return answer.put("total", running.size());
  }

  private ObjectNode entry(ExecutionKey key, Frame frame, @Nullable String resource) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("frame", frame.id());
    if (frame.parent() != Frame.NONE) {
      entry.put("parent", frame.parent()).put("index", frame.index());
    }
    entry
        .put("state", frame.state())
        .put("phase", frame.phase().name())
        .put("enteredEvent", frame.enteredEvent())
        .put("entered", frame.enteredTime())
        .put("lastEvent", frame.lastEvent())
        .put("retries", frame.retryCount());
    if (frame.dueAt() != 0) {
      entry.put("due", frame.dueAt());
    }
    if (resource != null) {
      entry.put("resource", resource);
    }
    if (tokens != null && frame.nonce() != 0 && isForOthers(frame, resource)) {
      entry.put("token", tokens.text(key, frame.id(), frame.nonce()));
    }
    return entry;
  }

  /** Whether somebody else than Newel itself is to answer the task. */
  private static boolean isForOthers(Frame frame, @Nullable String resource) {
    if (resource == null || !TASKS.contains(frame.phase())) {
      return false;
    }
    return resource.contains(":activity:")
        ? frame.phase() == Phase.STARTED
        : resource.endsWith(".waitForTaskToken");
  }
}
