package dev.newel.console.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Name;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import dev.newel.store.HistoryStore;
import dev.newel.store.Overview;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.WorkIndex;
import dev.newel.store.WorkIndex.Begun;
import dev.newel.store.WorkIndex.Work;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that workers have, as their executions say it. What the index has and they do not is
 * struck from it.
 *
 * @param tokens null where nothing may be changed
 */
record WorkList(
    WorkIndex index, Overview overview, HistoryStore histories, @Nullable TaskTokens tokens) {

  /** A task that neither heartbeat nor time-out ends is stuck when it has taken so long. */
  static final long STUCK_MS = 600_000;

  static boolean isStuck(Begun task, long now) {
    return task.work().isEndless() && now - task.since() > STUCK_MS;
  }

  /** Adds those that are in work. */
  Future<Void> addTo(ArrayNode entries, Name activity, List<Begun> tasks, long now) {
    List<Work> gone = new ArrayList<>();
    List<Future<?>> looks = new ArrayList<>();
    for (Begun task : tasks) {
      // in their order, though the answers come as they like
      ObjectNode entry = entries.addObject();
      looks.add(look(entry, task, now).onSuccess(isThere -> note(isThere, task, gone)));
    }
    return Future.join(looks)
        .map(
            looked -> {
              entries.removeIf(JsonNode::isEmpty);
              if (!gone.isEmpty()) {
                var unused = index.note(activity, List.of(), gone);
              }
              return null;
            });
  }

  private static void note(boolean isThere, Begun task, List<Work> gone) {
    if (!isThere) {
      gone.add(task.work());
    }
  }

  private Future<Boolean> look(ObjectNode entry, Begun task, long now) {
    TaskRef ref = task.work().task();
    return overview
        .load(ref.execution())
        .compose(
            execution -> {
              Frame frame = frame(execution, ref);
              if (frame == null) {
                return Future.succeededFuture(false);
              }
              fill(entry, frame, task, now);
              return addWorker(entry, ref.execution(), frame).map(true);
            });
  }

  private static @Nullable Frame frame(@Nullable Execution execution, TaskRef ref) {
    if (execution == null || execution.progress().ending() != null) {
      return null;
    }
    Frame frame = execution.frame(ref.frame());
    return frame != null && frame.phase() == Phase.STARTED && frame.awaits(ref.nonce())
        ? frame
        : null;
  }

  private void fill(ObjectNode entry, Frame frame, Begun task, long now) {
    ExecutionKey key = task.work().task().execution();
    entry
        .put("execution", key.arn())
        .put("frame", frame.id())
        .put("state", frame.state())
        .put("since", task.since())
        .put("event", frame.lastEvent())
        .put("stuck", isStuck(task, now));
    if (frame.dueAt() != 0) {
      entry.put("due", frame.dueAt());
    }
    if (tokens != null) {
      entry.put("token", tokens.text(key, frame.id(), frame.nonce()));
    }
  }

  /** The event that started the task has the worker's name. */
  private Future<Void> addWorker(ObjectNode entry, ExecutionKey key, Frame frame) {
    return histories
        .history(key, frame.lastEvent(), 1, false)
        .map(
            part -> {
              String worker = worker(part);
              if (worker != null) {
                entry.put("worker", worker);
              }
              return null;
            });
  }

  private static @Nullable String worker(@Nullable HistoryPart part) {
    return part == null || part.events().isEmpty() || part.events().get(0).values().isEmpty()
        ? null
        : (String) part.events().get(0).values().get(0);
  }
}
