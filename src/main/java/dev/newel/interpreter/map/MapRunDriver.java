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
import dev.newel.interpreter.model.start.ExecutionKey;
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

  /** AWS runs so many at a time at most. */
  private static final long MOST_OPEN = 10_000;

  /** So many are being started at a time at most, as their inputs are kept until they are. */
  private static final int MOST_STARTING = 100;

  private static final long MOST_STARTING_CHARACTERS = 1 << 20;

  /** An Express one is started until it has ended: where its instance dies, it starts again. */
  private static final int MOST_EXPRESS = 1_000;

  private static final long MOST_EXPRESS_CHARACTERS = 8 << 20;

  /** So many items are asked for at a time. */
  private static final int PAGE = 500;

  private final Step step;
  private final MapState map;
  private final MapRunOrder order;
  private final MapRunName name;
  private final MapPart.Kind kind;
  private final RunResults results;

  MapRunDriver(Step step) {
    ExecutionStart start = step.turn().execution().start();
    String state = Objects.requireNonNull(start.part()).state();
    this.step = step;
    this.map = (MapState) step.definition().flow().state(state);
    this.order = new MapRunOrder(start.input().node());
    this.name = MapRunName.at(start.key());
    this.kind =
        Objects.requireNonNull(map.distribution()).isExpress()
            ? MapPart.Kind.EXPRESS_CHILD
            : MapPart.Kind.CHILD;
    this.results =
        order.writer() == null
            ? new GatheredResults(step, map, order)
            : new WrittenResults(step, map, order, order.writer(), name);
  }

  /** The run begins. */
  void begin() {
    JsonNode items = order.items();
    put(Frame.TOP, Frame.NONE, Phase.FANNED_OUT, Json.EMPTY_OBJECT, null);
    if (items == null) {
      put(MapRunFrames.READER, Frame.TOP, Phase.DONE, Json.of(ItemsAtHand.none().json()), null);
    }
    Source source = new Source(null, items != null, items == null ? 0 : items.size(), 0, 0, 0);
    step.turn().run(MapRun.begin(order.limits(), source));
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
    return run.executions().running() == 0 && (run.failure() != null || isThrough(run.source()));
  }

  private boolean isThrough(Source source) {
    return source.isAtEnd() && source.offset() >= ItemsAtHand.of(step, order).size();
  }

  private void end() {
    Failure failure = run().failure();
    if (step.turn().frame(MapRunFrames.READER) != null) {
      step.turn().remove(MapRunFrames.READER);
    }
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
    while (hasRoom()) {
      ItemBatch batch = batches.next(run(), page);
      if (batch == null) {
        readMore();
        return;
      }
      begin(batch);
    }
  }

  private boolean isExpress() {
    return kind == MapPart.Kind.EXPRESS_CHILD;
  }

  private boolean hasRoom() {
    MapRun run = run();
    long asked = run.limits().concurrency();
    return run.executions().running() < (asked == 0 ? MOST_OPEN : Math.min(asked, MOST_OPEN))
        && run.source().starting() < (isExpress() ? MOST_EXPRESS : MOST_STARTING)
        && run.source().startingCharacters()
            < (isExpress() ? MOST_EXPRESS_CHARACTERS : MOST_STARTING_CHARACTERS)
        && !results.areBehind();
  }

  private void begin(ItemBatch batch) {
    long nonce = step.newNonce();
    int id = MapRunFrames.execution(run().executions().begun());
    put(
        id,
        Frame.TOP,
        Phase.STARTED,
        Json.ofTrusted(Integer.toString(batch.items())),
        Pending.task(nonce, 0, 0, batch.input()));
    step.turn().add(start(step.turn().existing(id)));
    Source source = run().source();
    step.turn()
        .run(
            run()
                .begun(batch.items())
                .with(source.gave(batch.items(), batch.input().text().length())));
  }

  private Effect.StartPart start(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    ExecutionKey self = step.turn().execution().start().key();
    return new Effect.StartPart(
        frame.id(),
        pending.nonce(),
        MapRunChildren.start(
            step,
            name.child(pending.nonce()),
            new MapPart(kind, map.name(), self),
            Objects.requireNonNullElse(pending.arguments(), Json.EMPTY_OBJECT),
            pending.nonce()));
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
      default -> start(frame);
    };
  }

  /** Nobody waits for an execution any more. */
  void withdraw(Frame frame) {
    if (MapRunFrames.isExecution(frame)) {
      MapRunChildren.withdraw(step, frame, start(frame));
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
      withdraw(frame);
      step.turn().remove(frame.id());
      step.turn().run(run().ended(itemsOf(frame), ExecutionStatus.ABORTED));
      results.stopped(frame, start(frame).part(), itemsOf(frame));
    }
    Frame reader = step.turn().frame(MapRunFrames.READER);
    if (reader != null) {
      put(MapRunFrames.READER, Frame.TOP, Phase.DONE, reader.input(), null);
    }
  }

  private static int itemsOf(Frame frame) {
    return Integer.parseInt(frame.input().text());
  }

  /** An execution has started, or has ended. */
  Outcome seen(Frame frame, Stimulus.ChildSeen seen) {
    Ending ending = seen.ending();
    if (frame.phase() == Phase.STARTED) {
      started(frame);
    } else if (ending == null) {
      return Outcome.NOTHING_TO_DO;
    }
    if (ending != null) {
      step.turn().remove(frame.id());
      step.turn().run(run().ended(itemsOf(frame), ending.status()));
      results.add(MapRunFrames.number(frame), seen.child(), ending, itemsOf(frame));
    }
    goOn();
    return Outcome.ACCEPTED;
  }

  private void started(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    int length = pending.arguments() == null ? 0 : pending.arguments().text().length();
    step.turn().put(frame.in(Phase.SUBMITTED, 0, Pending.started(pending.nonce())));
    step.turn().run(run().with(run().source().started(length)));
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
