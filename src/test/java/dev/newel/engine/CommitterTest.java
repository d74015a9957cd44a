package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.TimerRequest;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitterTest {

  private static final OutboxEntry PERFORMED =
      new OutboxEntry(Turns.KEY, 9, 1, OutboxEntry.Kind.PERFORM, "");
  private static final Turns TURNS = Turns.of(Turns.TASK);
  private static final EngineReply AWAY = new EngineReply.Unavailable("away");

  private final Parts parts = new Parts();
  private final ScriptedExecutions store = new ScriptedExecutions();
  private final Committer committer = parts.committer(store);
  private final List<Mailbox> free = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free::add);
  private final List<EngineReply> answers = new ArrayList<>();
  private final Execution execution = TURNS.begun();
  private final Stimulus start = Turns.start(execution, 7);
  private final Attempt attempt = attempt();
  private List<EngineReply> polled = List.of();

  /** A turn that hands a task out, to a poll that waits and to one elsewhere. */
  private Attempt attempt() {
    Turn turn = TURNS.next(execution, parts.vertx.clock().millis(), start);
    Attempt made = Turns.attempt(mailbox, turn, "before");
    made.add(Turns.job(start, answers));
    return made;
  }

  @BeforeEach
  void begin() {
    mailbox.read(new Loaded(execution, "before"));
    mailbox.start();
    parts.outbox.performed(PERFORMED);
    polled = parts.poll();
    attempt.polls().add(Objects.requireNonNull(parts.matcher.claim(Parts.WORK)), 7);
  }

  private void commit(CommitResult result) {
    store.results.add(result);
    committer.commit(attempt);
  }

  private boolean pollWaitsOn() {
    parts.vertx.pass(0);
    return parts.matcher.claim(Parts.WORK) != null;
  }

  static Stream<CommitResult> resultsOfEachKind() {
    Map<Class<?>, CommitResult> samples =
        Map.of(
            CommitResult.Committed.class, new CommitResult.Committed(),
            CommitResult.Outdated.class,
                new CommitResult.Outdated(new Loaded(TURNS.begun(), "theirs")),
            CommitResult.NotDue.class, new CommitResult.NotDue(Frame.TOP, 12_345, 9),
            CommitResult.Gone.class, new CommitResult.Gone());
    return Arrays.stream(CommitResult.class.getPermittedSubclasses())
        .map(kind -> Objects.requireNonNull(samples.get(kind), kind.getName()));
  }

  @ParameterizedTest
  @MethodSource("resultsOfEachKind")
  void shouldLetTheMailboxGoOnWhateverTheResult(CommitResult result) {
    commit(result);

    assertThat(free).containsExactly(mailbox);
    assertThat(answers.isEmpty()).isNotEqualTo(mailbox.isEmpty());
    assertThat(parts.struck().isEmpty()).isEqualTo(result instanceof CommitResult.Committed);
  }

  @Test
  void shouldMoveOnWithATurnThatStands() {
    commit(new CommitResult.Committed());

    assertThat(mailbox.loaded().fence()).isEqualTo(store.commits.get(0).fence());
    assertThat(Turns.top(mailbox.loaded().execution()).awaits(7)).isTrue();
    assertThat(answers).hasSize(1).first().isInstanceOf(EngineReply.TaskStarted.class);
    assertThat(polled).hasSize(1);
  }

  @Test
  void shouldGoOnFromWhatAnotherInstanceLeft() {
    Loaded theirs = new Loaded(TURNS.begun(), "theirs");
    commit(new CommitResult.Outdated(theirs));

    assertThat(mailbox.loaded()).isSameAs(theirs);
    assertThat(((Job.Fact) mailbox.take()).isSure()).isTrue();
    assertThat(pollWaitsOn()).isTrue();
  }

  @Test
  void shouldAnswerAPollWhoseHandOutStandsSinceAnEarlierTry() {
    commit(new CommitResult.Outdated(new Loaded(TURNS.started(7), "ours")));

    assertThat(polled).hasSize(1);
  }

  @Test
  void shouldDropADeadlineThatWasMovedAndLayTheOthersInAgain() {
    attempt.add(Turns.job(new Stimulus.FrameDue(Frame.TOP, 1), answers));
    long dueAt = parts.vertx.clock().millis() + 100;
    commit(new CommitResult.NotDue(Frame.TOP, dueAt, 100));

    assertThat(answers)
        .containsExactly(new EngineReply.Delivered(Outcome.NOTHING_TO_DO, execution.progress()));
    assertThat(((Job.Fact) mailbox.take()).stimulus()).isEqualTo(start);
    assertThat(mailbox.isEmpty()).isTrue();
    assertThat(Turns.top(mailbox.loaded().execution()).dueAt()).isEqualTo(dueAt);
    assertThat(pollWaitsOn()).isTrue();
    assertThat(parts.vertx.sent()).isEmpty();
    parts.vertx.pass(100);
    assertThat(parts.vertx.sent()).containsExactly(new TimerRequest(Turns.KEY, Frame.TOP, dueAt));
  }

  @Test
  void shouldDropTheTimeOutOfTheExecutionWhereThatWasMoved() {
    attempt.add(Turns.job(new Stimulus.ExecutionDue(), answers));
    commit(new CommitResult.NotDue(PartitionStore.WHOLE_EXECUTION, 12_345, 100));

    assertThat(answers).hasSize(1);
    assertThat(((Job.Fact) mailbox.take()).stimulus()).isEqualTo(start);
  }

  @Test
  void shouldSayThatTheExecutionIsGone() {
    commit(new CommitResult.Gone());

    assertThat(answers).containsExactly(new EngineReply.NoExecution());
    assertThat(mailbox.isLoaded()).isFalse();
    assertThat(pollWaitsOn()).isTrue();
  }

  @Test
  void shouldTellCallersAtOnceThatTheStoreIsAwayAndGoOnWhenItIsBack() {
    committer.commit(attempt);
    mailbox.add(Turns.job(start, answers));
    assertThat(answers).containsExactly(AWAY, AWAY);
    assertThat(free).isEmpty();
    assertThat(polled).isEmpty();

    store.results.add(new CommitResult.Committed());
    parts.vertx.pass(250);

    assertThat(free).containsExactly(mailbox);
    assertThat(polled).hasSize(1);
    assertThat(mailbox.loaded().fence()).isEqualTo(store.commits.get(0).fence());
  }

  @Test
  void shouldForgetTheExecutionWhereItIsNeverKnownWhatBecameOfIt() {
    committer.commit(attempt);
    parts.vertx.pass(60_000);

    assertThat(free).containsExactly(mailbox);
    assertThat(mailbox.isLoaded()).isFalse();
    assertThat(parts.struck()).containsExactly(PERFORMED);
    assertThat(polled).containsExactly(new EngineReply.NoTask());
  }

  @ParameterizedTest
  @MethodSource("resultsOfEachKind")
  void shouldShowWhoeverLooksOnWhatStandsAndNothingElse(CommitResult result) {
    commit(result);

    assertThat(parts.watched.size()).isEqualTo(result instanceof CommitResult.Committed ? 1 : 0);
  }
}
