package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.MapState;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.flow.Failures;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.map.ItemBatches.ItemBatch;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Failure;
import dev.newel.interpreter.model.MapRun.Source;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the items of a Map Run: begins executions while there is room for more, counts those
 * that end, and ends itself when all have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html">Map
 *     Runs</a>
 */
final class MapRunDriver {

  /** More items have failed than may. */
  static final Failure TOO_MANY =
      new Failure(
          ErrorName.EXCEED_TOLERATED_FAILURE_THRESHOLD,
          "The specified tolerated failure threshold was exceeded");

  private static final String GONE = "The execution is not kept any more and cannot be redriven";

  /** So many items are asked for at a time. */
  private static final int PAGE = 500;

  private final Step step;
  private final MapState map;
  private final MapRunOrder order;
  private final RunExecutions executions;
  private final RunResults results;

  MapRunDriver(Step step) {
    ExecutionStart start = step.turn().execution().start();
    String state = Objects.requireNonNull(start.part()).state();
    this.step = step;
    this.map = (MapState) step.definition().flow().state(state);
    this.order = new MapRunOrder(start.input().node());
    MapRunName name = MapRunName.at(start.key());
    MapPart.Kind kind =
        Objects.requireNonNull(map.distribution()).isExpress()
            ? MapPart.Kind.EXPRESS_CHILD
            : MapPart.Kind.CHILD;
    this.executions = new RunExecutions(step, map, name, kind);
    this.results =
        order.writer() == null
            ? new GatheredResults(step, map, order)
            : new WrittenResults(step, map, order, order.writer(), name);
  }

  /** The run begins. */
  void begin() {
    put(Frame.TOP, Frame.NONE, Phase.FANNED_OUT, Json.EMPTY_OBJECT, null);
    step.turn().run(MapRun.begin(order.limits(), source()));
    goOn();
  }

  /** The items, before any has been looked at. */
  private Source source() {
    JsonNode items = order.items();
    if (items == null) {
      put(MapRunFrames.READER, Frame.TOP, Phase.DONE, Json.of(ItemsAtHand.none().json()), null);
    }
    return new Source(null, items != null, items == null ? 0 : items.size(), 0, 0, 0);
  }

  /**
   * The run goes on that has ended, with what its executions have done. Where none has begun, the
   * items are looked for anew: what had them may be there by now.
   */
  void resume() {
    step.turn().run(run().redriven(order.writer() != null));
    if (run().executions().begun() == 0) {
      step.turn().run(run().with(source()));
    }
    results.redriven();
    goOn();
  }

  private void put(int id, int parent, Phase phase, Json input, @Nullable Pending pending) {
    step.turn().put(Frame.waiting(id, parent, 0, map.name(), phase, input, pending));
  }

  private MapRun run() {
    return Objects.requireNonNull(step.turn().run());
  }

  /** Does what can be done now. */
  private void goOn() {
    if (run().failure() == null && run().hasFailedTooOften()) {
      fail(TOO_MANY);
    }
    if (run().failure() == null) {
      try {
        beginMore();
      } catch (StateException e) {
        fail(failure(e));
      }
    }
    results.goOn(isDone());
    if (isDone() && results.areInPlace()) {
      end();
    }
  }

  /** Of the input of an item, which is the work of the Map state. */
  private Failure failure(StateException failure) {
    String cause = failure.isLocated() ? where() + failure.cause() : failure.cause();
    return new Failure(failure.error(), cause, failure.field());
  }

  private boolean isDone() {
    MapRun run = run();
    return run.executions().running() == 0
        && (run.failure() != null
            || (run.unsuccessful().waiting().all() == 0 && isThrough(run.source())));
  }

  private boolean isThrough(Source source) {
    return source.isAtEnd() && source.offset() >= ItemsAtHand.of(step, order).size();
  }

  private void end() {
    Failure failure = run().failure();
    if (failure == null) {
      succeed();
    } else if (failure.isStop()) {
      step.endings().aborted(null, null);
    } else {
      step.endings().runFailed(failure.error(), failure.cause(), failure.location());
    }
  }

  private void succeed() {
    try {
      step.endings().succeeded(step.turn().existing(Frame.TOP), results.output());
    } catch (StateException e) {
      step.endings().failed(0, e.error(), e.cause());
    }
  }

  private void beginMore() {
    ItemBatches batches = new ItemBatches(step, map, order);
    ItemsAtHand page = ItemsAtHand.of(step, order);
    while (executions.haveRoom() && !results.areBehind()) {
      UnsuccessfulExecutions.One again = executions.goOn();
      if (again != null) {
        results.forget(again.number());
        continue;
      }
      ItemBatch batch = batches.next(run(), page);
      if (batch == null) {
        readMore();
        return;
      }
      executions.begin(batch);
    }
  }

  private void readMore() {
    if (run().source().isAtEnd()
        || step.turn().existing(MapRunFrames.READER).phase() != Phase.DONE) {
      return;
    }
    Json page = step.turn().existing(MapRunFrames.READER).input();
    Pending pending = Pending.started(step.newNonce());
    put(MapRunFrames.READER, Frame.TOP, Phase.STARTED, page, pending);
    step.turn().add(read(pending.nonce()));
  }

  private Effect read(long nonce) {
    return new Effect.ReadItems(
        MapRunFrames.READER,
        nonce,
        Objects.requireNonNull(order.reader()),
        run().source().position(),
        PAGE,
        where());
  }

  private String where() {
    return Failures.where(map.name(), order.enteredEvent());
  }

  /** What a frame has asked for; null for one that only waits. */
  @Nullable Effect effectOf(Frame frame) {
    if (frame.phase() != Phase.STARTED) {
      return null;
    }
    return switch (frame.id()) {
      case MapRunFrames.READER -> read(frame.nonce());
      case MapRunFrames.WRITER -> results.effectOf(frame);
      default -> executions.start(frame);
    };
  }

  /** Nobody waits for an execution any more. */
  void withdraw(Frame frame) {
    if (MapRunFrames.isExecution(frame)) {
      executions.withdraw(frame);
    }
  }

  /** A call that the run has asked for gave a result. */
  Outcome succeeded(Frame frame, Json output) {
    if (frame.id() == MapRunFrames.READER) {
      read(frame, output.node());
    } else {
      results.written(frame, output);
    }
    goOn();
    return Outcome.ACCEPTED;
  }

  /** What is left of the page goes in front of the next one. */
  private void read(Frame frame, JsonNode answer) {
    Source source = run().source();
    ItemsAtHand page = ItemsAtHand.of(frame.input().node()).andThen(source.offset(), answer);
    put(MapRunFrames.READER, Frame.TOP, Phase.DONE, Json.of(page.json()), null);
    int items = answer.path("Items").size();
    step.turn().run(run().with(source.read(items, answer.path("Next").textValue())));
  }

  /** It failed. */
  Outcome failed(Frame frame, String error, @Nullable String cause) {
    if (frame.id() == MapRunFrames.WRITER) {
      results.giveUp();
    }
    fail(new Failure(error, cause));
    goOn();
    return Outcome.ACCEPTED;
  }

  /** Nobody waits for the run any more: it ends when its results are written. */
  void stop() {
    fail(Failure.STOPPED);
    goOn();
  }

  /** The run does not go on, and what runs is stopped. The first reason stands. */
  private void fail(Failure why) {
    if (run().failure() == null) {
      step.turn().run(run().failed(why));
    }
    for (Frame frame : MapRunFrames.open(step.turn())) {
      executions.stopped(frame);
      results.stopped(frame, executions.start(frame).part(), RunExecutions.items(frame));
    }
    Frame reader = step.turn().frame(MapRunFrames.READER);
    if (reader != null) {
      put(MapRunFrames.READER, Frame.TOP, Phase.DONE, reader.input(), null);
    }
  }

  /** An execution has started, or has ended. */
  Outcome seen(Frame frame, Stimulus.ChildSeen seen) {
    Ending ending = seen.ending();
    if (frame.phase() == Phase.STARTED) {
      executions.started(frame);
    } else if (ending == null) {
      return Outcome.NOTHING_TO_DO;
    }
    if (ending != null) {
      executions.ended(frame, seen.child().input(), ending.status());
      add(frame, seen.child(), ending);
    }
    goOn();
    return Outcome.ACCEPTED;
  }

  private void add(Frame frame, ExecutionStart child, Ending ending) {
    results.add(frame, child, ending, RunExecutions.items(frame));
  }

  /**
   * An execution was to go on, and cannot: what it has come to stands. It may have succeeded before
   * it heard that it was to stop; or nothing is kept of it any more, and nobody knows how it ended.
   */
  Outcome stays(Frame frame, Stimulus.ChildStays stays) {
    Ending gone = new Ending(ExecutionStatus.FAILED, step.turn().time(), null, null, GONE);
    Ending ending = Objects.requireNonNullElse(stays.ending(), gone);
    ExecutionStart child =
        Objects.requireNonNullElse(stays.child(), executions.start(frame).part());
    executions.started(frame);
    if (ending.status() == ExecutionStatus.SUCCEEDED) {
      executions.ended(frame, child.input(), ending.status());
    } else {
      executions.stays(frame, ending.status());
    }
    add(frame, child, ending);
    goOn();
    return Outcome.ACCEPTED;
  }

  /** Somebody changes what the run may do. */
  Outcome updated(Stimulus.MapRunUpdated update) {
    MapRun.Limits limits = run().limits();
    step.turn()
        .run(
            run()
                .with(
                    new MapRun.Limits(
                        update.concurrency() == null ? limits.concurrency() : update.concurrency(),
                        update.failures() == null ? limits.failures() : update.failures(),
                        update.percentage() == null ? limits.percentage() : update.percentage())));
    goOn();
    return Outcome.ACCEPTED;
  }
}
