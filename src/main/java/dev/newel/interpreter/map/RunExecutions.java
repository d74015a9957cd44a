package dev.newel.interpreter.map;

import dev.newel.asl.MapState;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.map.ItemBatches.ItemBatch;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The executions of a Map Run that are open, each with a frame of its own: how they begin, go on
 * and are withdrawn.
 */
record RunExecutions(Step step, MapState map, MapRunName name, MapPart.Kind kind) {

  /** AWS runs so many at a time at most. */
  private static final long MOST_OPEN = 10_000;

  /** So many are being started at a time at most, as their inputs are kept until they are. */
  private static final int MOST_STARTING = 100;

  private static final long MOST_STARTING_CHARACTERS = 1 << 20;

  /** An Express one is started until it has ended: where its instance dies, it starts again. */
  private static final int MOST_EXPRESS = 1_000;

  private static final long MOST_EXPRESS_CHARACTERS = 8 << 20;

  private MapRun run() {
    return Objects.requireNonNull(step.turn().run());
  }

  private boolean isExpress() {
    return kind == MapPart.Kind.EXPRESS_CHILD;
  }

  private UnsuccessfulExecutions unsuccessful() {
    return new UnsuccessfulExecutions(step, map);
  }

  /** Whether one more may run. */
  boolean haveRoom() {
    MapRun run = run();
    long asked = run.limits().concurrency();
    return run.executions().running() < (asked == 0 ? MOST_OPEN : Math.min(asked, MOST_OPEN))
        && run.source().starting() < (isExpress() ? MOST_EXPRESS : MOST_STARTING)
        && run.source().startingCharacters()
            < (isExpress() ? MOST_EXPRESS_CHARACTERS : MOST_STARTING_CHARACTERS);
  }

  /** Begins one. */
  void begin(ItemBatch batch) {
    int id = MapRunFrames.execution(run().executions().begun());
    ask(id, batch.items(), Pending.task(step.newNonce(), 0, 0, batch.input()));
    MapRun.Source source = run().source();
    step.turn()
        .run(
            run()
                .begun(batch.items())
                .with(source.gave(batch.items(), batch.input().text().length())));
  }

  /**
   * Has the next one go on that has not succeeded, under the name that it has; an Express one
   * begins anew.
   *
   * @return null where none waits for that
   */
  UnsuccessfulExecutions.@Nullable One goOn() {
    UnsuccessfulExecutions.One one = unsuccessful().take();
    if (one != null) {
      int redrives = isExpress() ? 0 : one.redrives() + 1;
      Pending again = Pending.again(step.newNonce(), one.input(), one.origin(), redrives);
      ask(MapRunFrames.execution(one.number()), one.items(), again);
      step.turn()
          .run(run().wentOn(one.items(), one.status()).with(run().source().starts(inputOf(again))));
    }
    return one;
  }

  private void ask(int id, int items, Pending pending) {
    Json count = Json.ofTrusted(Integer.toString(items));
    step.turn().put(Frame.waiting(id, Frame.TOP, 0, map.name(), Phase.STARTED, count, pending));
    step.turn().add(start(step.turn().existing(id)));
  }

  private static int inputOf(Pending pending) {
    return pending.arguments() == null ? 0 : pending.arguments().text().length();
  }

  /** How many items one is for. */
  static int items(Frame frame) {
    return Integer.parseInt(frame.input().text());
  }

  /** What has one begin, or go on. */
  Effect.StartPart start(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    ExecutionKey self = step.turn().execution().start().key();
    return new Effect.StartPart(
        frame.id(),
        pending.nonce(),
        MapRunChildren.start(
            step,
            name.child(pending.origin()),
            new MapPart(kind, map.name(), self),
            Objects.requireNonNullElse(pending.arguments(), Json.EMPTY_OBJECT),
            pending.nonce()),
        pending.redrives(),
        pending.arguments() != null);
  }

  /** One has started. */
  void started(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    step.turn().put(frame.in(Phase.SUBMITTED, 0, pending.begun()));
    step.turn().run(run().with(run().source().started(inputOf(pending))));
  }

  /** Nobody waits for one any more. */
  void withdraw(Frame frame) {
    MapRunChildren.withdraw(step, frame, start(frame));
  }

  /** One is not waited for any more; when it was being started, nobody else may have its input. */
  void stopped(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    withdraw(frame);
    unsuccessful().add(frame, ExecutionStatus.ABORTED, pending.arguments());
    step.turn().remove(frame.id());
    step.turn().run(run().ended(items(frame), ExecutionStatus.ABORTED));
  }

  /** One has ended. Of a Standard one the input stands with it. */
  void ended(Frame frame, Json input, ExecutionStatus status) {
    if (status != ExecutionStatus.SUCCEEDED) {
      unsuccessful().add(frame, status, isExpress() ? input : null);
    }
    step.turn().remove(frame.id());
    step.turn().run(run().ended(items(frame), status));
  }

  /** One cannot go on. */
  void stays(Frame frame, ExecutionStatus status) {
    step.turn().remove(frame.id());
    step.turn().run(run().lasts(items(frame), status));
  }
}
