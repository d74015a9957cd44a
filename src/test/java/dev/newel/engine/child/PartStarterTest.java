package dev.newel.engine.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Peers;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartStarterTest {

  private static final MapRunName RUN = new MapRunName(RunningMachine.HOME, "m", "L", "id");
  private static final ParentTask WAITING = new ParentTask(RUN.key(), 4, 7);
  private static final Ending ENDING =
      new Ending(ExecutionStatus.SUCCEEDED, 9, Json.EMPTY_OBJECT, null, null);

  private final ManualVertx vertx = new ManualVertx();
  private final Deque<EngineReply> answers = new ArrayDeque<>();
  private final List<Peers.Question> asked = new ArrayList<>();
  private Future<Peers.Answer> answer = Future.failedFuture("it has gone");
  private @Nullable String peer;
  private Progress stored = progress(1, ENDING);
  private PartStarter parts = starter();

  @BeforeEach
  void begin() {
    parts = starter();
    vertx.answer(
        request ->
            answers.isEmpty()
                ? Future.failedFuture("nobody answers")
                : Future.succeededFuture(answers.remove()));
  }

  private PartStarter starter() {
    EngineClient engines = new EngineClient(vertx.vertx(), 1, 4, Duration.ofSeconds(1));
    return new PartStarter(
        engines,
        new KnownPeer(),
        key -> Future.succeededFuture(new Summary(child(MapPart.Kind.CHILD), stored)),
        vertx.clock());
  }

  /** The instance that the test names has all executions. */
  private final class KnownPeer implements Peers {
    @Override
    public @Nullable String of(ExecutionKey execution) {
      return peer;
    }

    @Override
    public Future<Answer> ask(String whom, Question question) {
      asked.add(question);
      return answer;
    }

    @Override
    public void onAsked(Function<Question, Future<Answer>> responder) {}
  }

  private static ExecutionStart part(MapPart.Kind kind, Json input) {
    ExecutionKey key = RUN.child(7);
    MapPart part = new MapPart(kind, "M", RUN.key());
    return new ExecutionStart(
        key,
        ExecutionStart.arn(key, part),
        key.machineArn(),
        "role",
        "r1",
        input,
        0,
        null,
        "map-7",
        null,
        Qualifier.NONE,
        part);
  }

  private static ExecutionStart child(MapPart.Kind kind) {
    return part(kind, Json.EMPTY_OBJECT);
  }

  private static Effect.StartPart begin(ExecutionStart child) {
    return new Effect.StartPart(WAITING.frame(), WAITING.nonce(), child, 0, true);
  }

  private static Effect.StartPart again(ExecutionStart child) {
    return new Effect.StartPart(WAITING.frame(), WAITING.nonce(), child, 2, false);
  }

  private static Progress progress(int times, @Nullable Ending ending, ParentTask... parents) {
    return new Progress(
        7,
        9,
        3,
        0,
        ending,
        List.of(parents),
        Map.of(),
        new Redrives(times, 9, false, List.of()),
        Extras.NONE,
        null);
  }

  private static Stimulus.ChildSeen seen(ExecutionStart child, @Nullable Ending ending) {
    return new Stimulus.ChildSeen(4, 7, child, ending, Redrives.NONE);
  }

  @Test
  void shouldRunAnExpressExecutionToItsEnd() {
    answers.add(new EngineReply.Ended(ENDING));
    ExecutionStart child = child(MapPart.Kind.EXPRESS_CHILD);

    assertThat(parts.start(begin(child), WAITING).result())
        .isEqualTo(seen(child.at(vertx.clock().millis()), ENDING));
    assertThat(vertx.sent()).singleElement().isInstanceOf(ExpressRequest.Run.class);
    assertThat(child.executionArn()).contains(":express:m/L:");
  }

  @Test
  void shouldNotKnowWhatBecameOfOneThatHadNoRoom() {
    answers.add(new EngineReply.Overloaded());

    assertThat(parts.start(begin(child(MapPart.Kind.EXPRESS_CHILD)), WAITING).failed()).isTrue();
  }

  @Test
  void shouldHaveAnotherInstanceStartWhatIsInItsShare() {
    peer = "there";
    answer = Future.succeededFuture(new Peers.Answer(5, ENDING));
    ExecutionStart child = child(MapPart.Kind.CHILD);

    assertThat(parts.start(begin(child), WAITING).result()).isEqualTo(seen(child.at(5), ENDING));
    assertThat(asked).containsExactly(new Peers.Start(child, WAITING));
    assertThat(vertx.sent()).isEmpty();
  }

  @Test
  void shouldStartItHereWhereTheOtherDoesNot() {
    peer = "there";
    ExecutionStart child = child(MapPart.Kind.CHILD).at(vertx.clock().millis());
    answers.add(new EngineReply.Started(child, progress(0, null, WAITING)));

    assertThat(parts.start(begin(child), WAITING).result()).isEqualTo(seen(child, null));
    assertThat(vertx.sent()).containsExactly(new EngineRequest.Start(child, WAITING));
  }

  @Test
  void shouldSendNoLargeInput() {
    peer = "there";
    Json large = Json.ofTrusted("\"" + "x".repeat(Peers.MOST_CHARACTERS) + "\"");
    ExecutionStart child = part(MapPart.Kind.CHILD, large).at(vertx.clock().millis());
    answers.add(new EngineReply.Started(child, progress(0, null, WAITING)));

    assertThat(parts.start(begin(child), WAITING).result()).isEqualTo(seen(child, null));
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldHaveOneGoOnThatHasEnded() {
    ExecutionStart child = child(MapPart.Kind.CHILD);
    answers.add(new EngineReply.Delivered(Outcome.ACCEPTED, progress(2, null, WAITING)));

    assertThat(parts.start(again(child), WAITING).result()).isEqualTo(seen(child, null));
    assertThat(vertx.sent())
        .containsExactly(
            new EngineRequest.Deliver(child.key(), new Stimulus.Redriven(null, WAITING, 2), null));
  }

  /** An earlier attempt has done it. */
  @Test
  void shouldKnowOneThatHasGoneOnBefore() {
    ExecutionStart child = child(MapPart.Kind.CHILD);
    stored = progress(2, ENDING);
    answers.add(new EngineReply.Delivered(Outcome.NOTHING_TO_DO, stored));

    assertThat(parts.start(again(child), WAITING).result()).isEqualTo(seen(child, ENDING));
  }

  @Test
  void shouldSayThatOneCannotGoOn() {
    ExecutionStart child = child(MapPart.Kind.CHILD);
    answers.add(new EngineReply.Delivered(Outcome.NOTHING_TO_DO, progress(1, ENDING)));
    answers.add(new EngineReply.NoExecution());

    assertThat(parts.start(again(child), WAITING).result())
        .isEqualTo(new Stimulus.ChildStays(4, 7, child, ENDING));
    assertThat(parts.start(again(child), WAITING).result())
        .isEqualTo(new Stimulus.ChildStays(4, 7, null, null));
  }

  /** The outbox has it tried again. */
  @Test
  void shouldNotKnowWhatBecomesOfOneThatIsStillBeingStopped() {
    ParentTask earlier = new ParentTask(RUN.key(), 4, 6);
    ExecutionStart child = child(MapPart.Kind.CHILD);
    answers.add(new EngineReply.Delivered(Outcome.NOTHING_TO_DO, progress(1, null, earlier)));
    answers.add(new EngineReply.Delivered(Outcome.ACCEPTED, progress(1, ENDING)));

    assertThat(parts.start(again(child), WAITING).failed()).isTrue();
    assertThat(vertx.sent())
        .endsWith(new EngineRequest.Deliver(child.key(), new Stimulus.Abandoned(earlier), null));
  }

  /** It is about to hear that it is to stop. */
  @Test
  void shouldNotKnowWhatBecomesOfOneThatRunsForAnother() {
    ExecutionStart child = child(MapPart.Kind.CHILD);
    ParentTask other = new ParentTask(RUN.key(), 4, 6);
    answers.add(new EngineReply.Started(child, progress(0, null, other)));

    assertThat(parts.start(begin(child), WAITING).failed()).isTrue();
  }

  @Test
  void shouldHaveAnotherInstanceRedriveWhatIsInItsShare() {
    peer = "there";
    answer = Future.succeededFuture(new Peers.Answer(0, null));
    ExecutionStart child = child(MapPart.Kind.CHILD);

    assertThat(parts.start(again(child), WAITING).result()).isEqualTo(seen(child, null));
    assertThat(asked).containsExactly(new Peers.Redrive(child, WAITING, 2, false));
    assertThat(vertx.sent()).isEmpty();
  }

  @Test
  void shouldHaveAnotherInstanceStopWhatItRuns() {
    peer = "there";
    ExecutionKey child = child(MapPart.Kind.EXPRESS_CHILD).key();

    assertThat(parts.stopElsewhere(child, WAITING).succeeded()).isTrue();
    assertThat(asked).containsExactly(new Peers.Stop(child, WAITING));
  }

  private static Effect.StartPart beginOrAgain(ExecutionStart child) {
    return new Effect.StartPart(WAITING.frame(), WAITING.nonce(), child, 2, true);
  }

  /** It was stopped before it had begun. */
  @Test
  void shouldBeginWhatWasToGoOnAndNeverBegan() {
    ExecutionStart child = child(MapPart.Kind.CHILD).at(vertx.clock().millis());
    answers.add(new EngineReply.Started(child, progress(0, null, WAITING)));

    assertThat(parts.start(beginOrAgain(child), WAITING).result()).isEqualTo(seen(child, null));
    assertThat(vertx.sent()).containsExactly(new EngineRequest.Start(child, WAITING));
  }

  @Test
  void shouldHaveGoOnWhatAnEarlierAttemptHasBegun() {
    ExecutionStart child = child(MapPart.Kind.CHILD).at(vertx.clock().millis());
    answers.add(new EngineReply.NameTaken());
    answers.add(new EngineReply.Delivered(Outcome.ACCEPTED, progress(2, null, WAITING)));

    assertThat(parts.start(beginOrAgain(child), WAITING).result()).isEqualTo(seen(child, null));
    assertThat(vertx.sent())
        .endsWith(
            new EngineRequest.Deliver(child.key(), new Stimulus.Redriven(null, WAITING, 2), null));
  }
}
