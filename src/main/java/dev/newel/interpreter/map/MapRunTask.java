package dev.newel.interpreter.map;

import dev.newel.asl.Distribution;
import dev.newel.asl.MapState;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A distributed Map state in its execution: to that it is one task, which a Map Run does. The run
 * is started once, and says once how it has ended.
 */
final class MapRunTask {

  /** AWS redrives no run more often. */
  private static final int MOST_REDRIVES = 1_000;

  private MapRunTask() {}

  static void run(Step step, Frame frame, MapState map, Distribution how) {
    if (frame.before() == 0) {
      begin(step, frame, map, how);
    } else {
      goOn(step, frame, map);
    }
  }

  private static void begin(Step step, Frame frame, MapState map, Distribution how) {
    MapItems items = how.reader() == null ? step.scopes().items(frame, map) : null;
    long length = items == null ? 0 : items.size();
    long started = step.turn().append(EventType.MAP_STATE_STARTED, frame.lastEvent(), length);
    Frame begun = frame.after(started);
    step.turn().put(begun);
    Json order = order(step, begun, map, how, items);
    long nonce = step.newNonce();
    long event =
        step.turn().append(EventType.MAP_RUN_STARTED, started, name(step, map, nonce).arn());
    ask(step, begun, map, event, Pending.task(nonce, 0, 0, order));
  }

  private static Json order(
      Step step, Frame frame, MapState map, Distribution how, @Nullable MapItems items) {
    return Json.of(MapRunOrder.of(map, how, items, frame, step.scopes().of(frame, map)).json());
  }

  private static void ask(Step step, Frame frame, MapState map, long event, Pending pending) {
    Frame waiting = frame.in(Phase.STARTED, event, pending);
    step.turn().put(waiting);
    step.turn().add(effect(step, waiting, map));
  }

  /** The execution was redriven: so is the run that it was waiting for. */
  private static void goOn(Step step, Frame frame, MapState map) {
    int redrives = frame.redrives() + 1;
    if (redrives > MOST_REDRIVES) {
      throw StateException.runtime("The Map Run was redriven " + MOST_REDRIVES + " times");
    }
    String arn = name(step, map, frame.before()).arn();
    long event =
        step.turn().append(EventType.MAP_RUN_REDRIVEN, frame.lastEvent(), arn, (long) redrives);
    ask(step, frame, map, event, Pending.again(step.newNonce(), null, frame.before(), redrives));
  }

  /**
   * The run cannot go on. It may have succeeded before it heard that it was to stop. Where it never
   * began, as the execution was stopped first, it begins now; else another one does.
   */
  static void stays(Step step, Frame frame, MapState map, @Nullable Ending ending) {
    Distribution how = Objects.requireNonNull(map.distribution());
    if (ending == null) {
      beginAfterAll(step, frame, map, how);
    } else if (ending.status() == ExecutionStatus.SUCCEEDED) {
      ended(step, frame, map, ending);
    } else {
      begin(step, frame.in(Phase.READY, frame.lastEvent(), null), map, how);
    }
  }

  private static void beginAfterAll(Step step, Frame frame, MapState map, Distribution how) {
    MapItems items = how.reader() == null ? step.scopes().items(frame, map) : null;
    Json order = order(step, frame, map, how, items);
    Pending again = Pending.again(step.newNonce(), order, frame.before(), frame.redrives());
    ask(step, frame, map, frame.lastEvent(), again);
  }

  private static MapRunName name(Step step, MapState map, long nonce) {
    Distribution how = Objects.requireNonNull(map.distribution());
    return MapRunName.of(step.turn().execution().start().key(), how.label(), nonce);
  }

  /** What starts the run. */
  static Effect effect(Step step, Frame frame, MapState map) {
    Pending pending = Objects.requireNonNull(frame.pending());
    ExecutionKey parent = step.turn().execution().start().key();
    return new Effect.StartPart(
        frame.id(),
        pending.nonce(),
        MapRunChildren.start(
            step,
            name(step, map, pending.origin()).key(),
            new MapPart(MapPart.Kind.RUN, map.name(), parent),
            Objects.requireNonNullElse(pending.arguments(), Json.EMPTY_OBJECT),
            pending.nonce()),
        pending.redrives(),
        pending.arguments() != null);
  }

  /** The same while it has not started; null then. */
  static @Nullable Effect effectOf(Step step, Frame frame, MapState map) {
    return frame.phase() == Phase.STARTED ? effect(step, frame, map) : null;
  }

  /** Nobody waits for the run any more. */
  static void withdraw(Step step, Frame frame, MapState map) {
    MapRunChildren.withdraw(step, frame, effect(step, frame, map));
  }

  /** The run has started, or has ended. */
  static Outcome seen(Step step, Frame frame, MapState map, Stimulus.ChildSeen seen) {
    Ending ending = seen.ending();
    if (ending != null) {
      ended(step, frame, map, ending);
    } else if (frame.phase() == Phase.SUBMITTED) {
      return Outcome.NOTHING_TO_DO;
    } else {
      Pending begun = Objects.requireNonNull(frame.pending()).begun();
      step.turn().put(frame.in(Phase.SUBMITTED, frame.lastEvent(), begun));
    }
    return Outcome.ACCEPTED;
  }

  private static void ended(Step step, Frame frame, MapState map, Ending ending) {
    if (ending.status() == ExecutionStatus.SUCCEEDED) {
      succeeded(step, frame, map, Objects.requireNonNull(ending.output()));
      return;
    }
    String error = ending.error() == null ? ErrorName.TASK_FAILED : ending.error();
    long last = evaluated(step, frame, error, ending);
    long failed = step.turn().append(EventType.MAP_RUN_FAILED, last, error, ending.cause());
    Pending over = Objects.requireNonNull(frame.pending()).over();
    Frame ended = frame.in(Phase.READY, failed, MapRun.canGoOnAfter(error) ? over : null);
    step.turn().put(ended);
    step.failures().failed(ended, error, ending.cause(), List.of(error));
  }

  /** An expression of JSONata that fails is an event of its own, for the run too. */
  private static long evaluated(Step step, Frame frame, String error, Ending ending) {
    return ending.location() == null
        ? frame.lastEvent()
        : step.turn()
            .append(
                EventType.EVALUATION_FAILED,
                frame.lastEvent(),
                error,
                ending.cause(),
                ending.location(),
                frame.state());
  }

  /** AWS goes on from the start of the run where the state says what its items are. */
  private static void succeeded(Step step, Frame frame, MapState map, Json results) {
    long runSucceeded = step.turn().append(EventType.MAP_RUN_SUCCEEDED, frame.lastEvent());
    long succeeded = step.turn().append(EventType.MAP_STATE_SUCCEEDED, runSucceeded);
    Distribution how = Objects.requireNonNull(map.distribution());
    long last = how.namesItems() ? frame.lastEvent() : runSucceeded;
    Results.leave(step, frame, results, succeeded, last, map, map.data(), map.transition());
  }
}
