package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Distribution;
import dev.newel.asl.MapState;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.flow.ParentRunner;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Execution.FanOut;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;

/**
 * Runs Map states: inline ones with as many iterations at once as may run, then one for each that
 * ends; distributed ones by Map Runs.
 */
public final class MapRunner implements ParentRunner<MapState> {

  private static final StateEvents EVENTS =
      new StateEvents(
          EventType.MAP_STATE_ENTERED,
          EventType.MAP_STATE_EXITED,
          EventType.MAP_STATE_ABORTED,
          EventType.MAP_STATE_FAILED);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, MapState map) {
    TaskMocks.Answer mock = step.trial().mock();
    if (mock != null) {
      new MockedFlows(step, frame).answer(map, mock);
      return;
    }
    Distribution how = map.distribution();
    if (how == null) {
      runInline(step, frame, map);
    } else {
      MapRunTask.run(step, frame, map, how);
    }
  }

  private static void runInline(Step step, Frame frame, MapState map) {
    MapItems items = step.scopes().items(frame, map);
    long concurrency = concurrency(step, frame, map);
    long started =
        step.turn().append(EventType.MAP_STATE_STARTED, frame.lastEvent(), (long) items.size());
    Frame parent = frame.in(Phase.FANNED_OUT, started, null);
    step.turn().put(parent);
    if (items.size() == 0) {
      succeed(step, parent, map, started);
    }
    for (int i = 0; i < Math.min(concurrency, items.size()); i++) {
      beginIteration(step, parent, map, i, items.get(i), started);
    }
  }

  private static long concurrency(Step step, Frame frame, MapState map) {
    long asked = map.maxConcurrency(frame.input(), step.scopes().of(frame, map));
    long limit = step.environment().limits().mapConcurrency();
    return asked == 0 ? limit : Math.min(asked, limit);
  }

  private static void beginIteration(
      Step step, Frame parent, MapState map, int index, JsonNode item, long previous) {
    Json input =
        step.payloads()
            .check(
                map, map.itemInput(parent.input(), item, step.scopes().ofItem(parent, map, index)));
    long started =
        step.turn().append(EventType.MAP_ITERATION_STARTED, previous, parent.state(), (long) index);
    step.turn().begin(parent, index, map.processor().startAt(), input, started);
  }

  @Override
  public void finished(Step step, Frame parent, MapState map, Frame child, Json output) {
    long event = append(step, EventType.MAP_ITERATION_SUCCEEDED, parent, child, child.lastEvent());
    MapItems items = step.scopes().items(parent, map);
    int next = step.turn().fanOut(parent.id()).begun();
    if (next < items.size()) {
      JsonNode item = items.get(next);
      step.guard(parent, () -> beginIteration(step, parent, map, next, item, child.lastEvent()));
    } else if (step.turn().fanOut(parent.id()).done() == items.size()) {
      succeed(step, parent, map, event);
    }
  }

  /** An iteration that could not begin has another chance. */
  @Override
  public void resumed(Step step, Frame parent, MapState map) {
    if (map.isDistributed()) {
      MapRuns.resume(step);
      return;
    }
    MapItems items = step.scopes().items(parent, map);
    FanOut before = step.turn().fanOut(parent.id());
    long mayBegin = concurrency(step, parent, map) - (before.begun() - before.done());
    long end = Math.min(items.size(), before.begun() + mayBegin);
    for (int i = before.begun(); i < end; i++) {
      beginIteration(step, parent, map, i, items.get(i), parent.lastEvent());
    }
  }

  @Override
  public void failed(Step step, Frame parent, Frame child) {
    append(step, EventType.MAP_ITERATION_FAILED, parent, child, child.lastEvent());
  }

  @Override
  public void aborted(Step step, Frame parent, Frame child, long lastEvent) {
    append(step, EventType.MAP_ITERATION_ABORTED, parent, child, lastEvent);
  }

  @Override
  public void withdraw(Step step, Frame frame, MapState map) {
    MapRuns.withdraw(step, frame, map);
  }

  @Override
  public long abort(Step step, Frame frame, MapState map, long last) {
    boolean hasRun = map.isDistributed() && frame.phase() != Phase.READY;
    long event = hasRun ? step.turn().append(EventType.MAP_RUN_ABORTED, last) : last;
    return ParentRunner.super.abort(step, frame, map, event);
  }

  private static long append(Step step, EventType type, Frame parent, Frame child, long previous) {
    return step.turn().append(type, previous, parent.state(), (long) child.index());
  }

  private static void succeed(Step step, Frame parent, MapState map, long lastEvent) {
    long succeeded = step.turn().append(EventType.MAP_STATE_SUCCEEDED, lastEvent);
    Results.leave(step, parent, succeeded, lastEvent, map, map.data(), map.transition());
  }
}
