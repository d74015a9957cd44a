package dev.newel.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Flow;
import dev.newel.asl.Json;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.Scope;
import dev.newel.asl.State;
import dev.newel.interpreter.Interpreter.Run;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parallel and Map states: begins their branches and iterations, and gathers them again. */
final class FanOuts {

  private final Run run;

  FanOuts(Run run) {
    this.run = run;
  }

  void start(Frame frame, ParallelState parallel, Scope scope) {
    Json arguments = run.payloads.check(parallel, parallel.arguments(frame.input(), scope));
    long started = run.turn.append(EventType.PARALLEL_STATE_STARTED, frame.lastEvent());
    Frame parent = frame.in(Phase.FANNED_OUT, started, null);
    run.turn.put(parent);
    List<Flow> branches = parallel.branches();
    for (int i = 0; i < branches.size(); i++) {
      run.turn.begin(parent, i, branches.get(i).startAt(), arguments, started);
    }
  }

  void start(Frame frame, MapState map, Scope scope) {
    List<JsonNode> items = run.scopes.items(frame, map);
    long asked = map.maxConcurrency(frame.input(), scope);
    long limit = run.environment.limits().mapConcurrency();
    long concurrency = asked == 0 ? limit : Math.min(asked, limit);
    long started =
        run.turn.append(EventType.MAP_STATE_STARTED, frame.lastEvent(), (long) items.size());
    Frame parent = frame.in(Phase.FANNED_OUT, started, null);
    run.turn.put(parent);
    if (items.isEmpty()) {
      succeeded(parent, map, EventType.MAP_STATE_SUCCEEDED, started, Json.ofTrusted("[]"));
    }
    for (int i = 0; i < Math.min(concurrency, items.size()); i++) {
      beginIteration(parent, map, i, items.get(i), started);
    }
  }

  private void beginIteration(Frame parent, MapState map, int index, JsonNode item, long previous) {
    Scope scope = run.scopes.ofItem(parent, map, index, item);
    Json input = run.payloads.check(map, map.itemInput(parent.input(), item, scope));
    long started =
        run.turn.append(EventType.MAP_ITERATION_STARTED, previous, parent.state(), (long) index);
    run.turn.begin(parent, index, map.processor().startAt(), input, started);
  }

  /** A branch or an iteration came to its end. */
  void finished(Frame child, Json output) {
    Frame parent = run.turn.existing(child.parent());
    State state = run.scopes.state(parent);
    run.turn.finish(child.done(output, child.lastEvent()));
    int done = run.turn.fanOut(parent.id()).done();
    if (state instanceof ParallelState parallel) {
      if (done == parallel.branches().size()) {
        succeeded(
            parent,
            parallel,
            EventType.PARALLEL_STATE_SUCCEEDED,
            child.lastEvent(),
            results(parent));
      }
    } else if (state instanceof MapState map) {
      iterationFinished(parent, map, child, done);
    }
  }

  private void iterationFinished(Frame parent, MapState map, Frame child, int done) {
    long event =
        run.turn.append(
            EventType.MAP_ITERATION_SUCCEEDED,
            child.lastEvent(),
            parent.state(),
            (long) child.index());
    List<JsonNode> items = run.scopes.items(parent, map);
    int next = run.turn.fanOut(parent.id()).begun();
    if (next < items.size()) {
      run.guard(
          parent, () -> beginIteration(parent, map, next, items.get(next), child.lastEvent()));
    } else if (done == items.size()) {
      succeeded(parent, map, EventType.MAP_STATE_SUCCEEDED, event, results(parent));
    }
  }

  /** The outputs in the order of the branches or items, each as the text it is. */
  private Json results(Frame parent) {
    return Json.ofTrusted(
        run.turn.childrenOf(parent.id()).stream()
            .map(child -> child.output() == null ? "null" : child.output().text())
            .collect(Collectors.joining(",", "[", "]")));
  }

  private void succeeded(Frame parent, State state, EventType type, long lastEvent, Json results) {
    run.turn.append(type, lastEvent);
    run.turn.dropBelow(parent.id());
    Frame gathered = parent.in(Phase.READY, lastEvent, null);
    run.turn.put(gathered);
    run.guard(gathered, () -> leave(gathered, state, results));
  }

  private void leave(Frame frame, State state, Json results) {
    Scope scope = run.scopes.of(frame, state);
    if (state instanceof ParallelState parallel) {
      Json output = parallel.output(frame.input(), results, scope);
      run.flow.leave(frame, state, output, parallel.transition());
    } else if (state instanceof MapState map) {
      Json output = map.output(frame.input(), results, scope);
      run.flow.leave(frame, state, output, map.transition());
    }
  }

  /** A branch or an iteration failed: its siblings are aborted, and the state fails with it. */
  void failed(Frame child, @Nullable String error, @Nullable String cause) {
    Frame parent = run.turn.existing(child.parent());
    if (run.scopes.state(parent) instanceof MapState) {
      run.turn.append(
          EventType.MAP_ITERATION_FAILED, child.lastEvent(), parent.state(), (long) child.index());
    }
    abortBelow(parent, child.id());
    Frame gathered = parent.in(Phase.READY, child.lastEvent(), null);
    run.turn.put(gathered);
    run.failures.failed(gathered, error, cause, error == null ? List.of() : List.of(error));
  }

  /** Aborts what a state fanned out into, but for the frame that is the reason. */
  void abortBelow(Frame parent, int except) {
    for (Frame child : run.turn.childrenOf(parent.id())) {
      if (child.id() != except && child.phase() != Phase.DONE) {
        abort(parent, child);
      }
    }
    run.turn.dropBelow(parent.id());
  }

  private void abort(Frame parent, Frame child) {
    abortBelow(child, Frame.NONE);
    run.tasks.withdraw(child);
    long last = child.lastEvent();
    EventType aborted = StateEvents.of(run.scopes.state(child)).aborted();
    if (aborted != null && child.phase() != Phase.ENTERING) {
      last = run.turn.append(aborted, last);
    }
    if (run.scopes.state(parent) instanceof MapState) {
      run.turn.append(EventType.MAP_ITERATION_ABORTED, last, parent.state(), (long) child.index());
    }
  }
}
