package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.parse.Definitions;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.OutboxEntry;
import dev.newel.store.UnreadableExecutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executions whose turns fail, or that cannot be read: they hold up nothing, and end. */
class FailingExecutionTest {

  private static final int TOO_MANY = ExecutionStore.TOO_MANY_FAILURES;
  private static final Stimulus STOP = new Stimulus.Stopped(null, null);
  private static final Stimulus DUE = new Stimulus.FrameDue(Frame.TOP, 1);
  private static final EngineReply BROKEN = new EngineReply.Broken();
  private static final Logger LOG = Logger.getLogger("dev.newel.engine");

  private final Parts parts = new Parts();
  private final ScriptedExecutions store = new ScriptedExecutions();
  private final List<EngineReply> answers = new ArrayList<>();
  private final List<LogRecord> logged = new ArrayList<>();
  private final Execution execution = Turns.of(Turns.TASK).started(7);
  private Mailboxes mailboxes = mailboxes(parts.interpreters(Turns.TASK));

  private Mailboxes mailboxes(Interpreters interpreters) {
    JobRunner runner = parts.jobRunner(interpreters, store);
    return new Mailboxes(runner::run, 50_000);
  }

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.setFilter(null);
    LOG.addHandler(handler);
    has(0);
  }

  @AfterEach
  void hearNoMore() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  private final java.util.logging.Handler handler =
      new java.util.logging.Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private void has(int failures) {
    store.has(new Loaded(execution, "fence", failures));
  }

  private void add(Stimulus fact) {
    mailboxes.add(Turns.KEY, Turns.job(fact, answers));
  }

  private void addAgain(Stimulus fact) {
    mailboxes.addAgain(Turns.KEY, Turns.job(fact, answers));
  }

  private Ending ending(int commit) {
    Commit made = store.commits.get(commit);
    Ending ending = made.turn().progress().ending();
    if (ending == null) {
      throw new AssertionError("it goes on");
    }
    return ending;
  }

  static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError(), new LinkageError("gone"), new AssertionError("wrong"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void shouldNotHoldUpAMailboxWhateverIsThrown(Error error) {
    store.fault = error;
    add(STOP);
    assertThat(answers).containsExactly(BROKEN);
    assertThat(mailboxes.isIdle()).isTrue();

    store.fault = null;
    store.results.add(new CommitResult.Committed());
    add(STOP);
    assertThat(ending(0).status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void shouldTellTheProcessThatMemoryIsOut() {
    store.fault = new OutOfMemoryError("test");
    add(STOP);
    assertThat(answers).containsExactly(BROKEN);
    assertThatThrownBy(() -> parts.vertx.pass(0)).isSameAs(store.fault);
  }

  @Test
  void shouldTellTheProcessThatMemoryWasOutWhenItRead() {
    OutOfMemoryError memoryIsOut = new OutOfMemoryError("test");
    store.fails(memoryIsOut);
    add(STOP);
    assertThatThrownBy(() -> parts.vertx.pass(0)).isSameAs(memoryIsOut);
  }

  @Test
  void shouldNotHoldUpAMailboxWhereWhoeverIsAnsweredThrows() {
    store.results.add(new CommitResult.Committed());
    mailboxes.add(
        Turns.KEY,
        new Job.Fact(
            STOP,
            null,
            reply -> {
              throw new IllegalStateException("deaf");
            }));
    assertThat(mailboxes.isIdle()).isTrue();
  }

  /** One trace, and no turn that fails twice a second. */
  @Test
  void shouldCountAFailureBeforeTheNextTryAndTellItOnce() {
    store.broken = true;
    add(STOP);
    assertThat(store.counted).isEmpty();
    add(DUE);
    assertThat(answers).containsExactly(BROKEN);
    assertThat(store.counted).isEmpty();

    has(1);
    addAgain(new Stimulus.TaskFailed(Frame.TOP, 7, "E", null));
    assertThat(store.counted).containsExactly(1);
    has(2);
    add(STOP);
    assertThat(store.counted).containsExactly(1, 1);
    assertThat(logged)
        .extracting(line -> line.getThrown() != null)
        .containsExactly(true, false, false);
  }

  @Test
  void shouldCountBeforeItDoesWhatAnotherHasLeft() {
    addAgain(DUE);
    mailboxes = mailboxes(parts.interpreters(Turns.TASK));
    mailboxes.addAgain(
        Turns.KEY,
        parts
            .recovery(parts.interpreters(Turns.TASK))
            .jobFor(new OutboxEntry(Turns.KEY, 0, 1, OutboxEntry.Kind.RESUME, "")));
    assertThat(store.counted).containsExactly(0, 0);
  }

  /** It is merely behind with what it has at hand. */
  @Test
  void shouldCountNothingWhereItHasTheExecutionItself() {
    store.results.add(new CommitResult.Committed());
    add(new Stimulus.TaskFailed(Frame.TOP, 8, null, null));
    addAgain(DUE);
    assertThat(store.counted).isEmpty();
  }

  @Test
  void shouldCountNothingOtherwise() {
    store.results.add(new CommitResult.Committed());
    add(new Stimulus.TaskFailed(Frame.TOP, 7, null, null));
    assertThat(store.counted).isEmpty();
    assertThat(store.commits.get(0).recovers()).isFalse();
  }

  @Test
  void shouldRecoverByATurnThatStands() {
    has(TOO_MANY - 1);
    store.results.add(new CommitResult.Committed());
    add(new Stimulus.TaskFailed(Frame.TOP, 7, "E", null));
    assertThat(store.commits.get(0).recovers()).isTrue();
    assertThat(ending(0).error()).isEqualTo("E");
  }

  @Test
  void shouldSetAsideWhatFailsTooOften() {
    has(TOO_MANY);
    store.results.add(new CommitResult.Committed());
    add(new Stimulus.TaskFailed(Frame.TOP, 7, "E", null));

    assertThat(ending(0).error()).isEqualTo("States.Runtime");
    assertThat(ending(0).cause()).contains("given up").contains(" 5 times");
    assertThat(answers).hasSize(1);
    assertThat(((EngineReply.Delivered) answers.get(0)).outcome()).isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.SEVERE);
    assertThat(mailboxes.isIdle()).isTrue();
  }

  @Test
  void shouldNotGoRoundWhereNotEvenTheEndCanBeWritten() {
    has(TOO_MANY);
    store.broken = true;
    add(STOP);
    assertThat(answers).containsExactly(BROKEN);
    assertThat(mailboxes.isIdle()).isTrue();
  }

  @Test
  void shouldEndAnExecutionWhoseRevisionIsLost() {
    mailboxes = mailboxes(interpreters(new Parts()));
    store.results.add(new CommitResult.Committed());
    add(DUE);

    assertThat(ending(0).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ending(0).error()).isEqualTo("States.Runtime");
    assertThat(ending(0).cause()).contains("revision").contains("is lost");
    assertThat(((EngineReply.Delivered) answers.get(0)).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(logged).hasSize(1);
  }

  private static Interpreters interpreters(Parts parts) {
    return new Interpreters(new CachedCatalog(parts.store, Definitions.PARSER), parts.options());
  }

  /** In an upgrade an instance of the newer version goes on with it. */
  @Test
  void shouldLeaveToOthersWhatThisVersionDoesNotKnow() {
    mailboxes = mailboxes(new Parts().interpreters("{'Type':'Newer','End':true}"));
    add(DUE);
    assertThat(answers).hasSize(1).first().isInstanceOf(EngineReply.Unavailable.class);
    assertThat(store.commits).isEmpty();

    store.results.add(new CommitResult.Committed());
    add(STOP);
    assertThat(ending(0).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ending(0).cause()).contains("this version of Newel does not know the definition");
  }

  private void isUnreadable(int failures) {
    store.fails(
        new UnreadableExecutionException(
            Turns.KEY, failures, new IllegalArgumentException("nonsense")));
  }

  @Test
  void shouldTryWhatCannotBeReadNowAndThen() {
    isUnreadable(0);
    addAgain(DUE);
    assertThat(answers).containsExactly(BROKEN);
    assertThat(logged).hasSize(1);
    isUnreadable(1);
    add(DUE);
    addAgain(DUE);
    assertThat(store.counted).containsExactly(0, 1);
    assertThat(logged).hasSize(1);
    assertThat(mailboxes.isIdle()).isTrue();
  }

  @Test
  void shouldGiveUpWhatCannotBeReadWhereItIsStopped() {
    isUnreadable(0);
    add(STOP);
    assertThat(store.counted).containsExactly(TOO_MANY);
    assertThat(answers).containsExactly(new EngineReply.NoExecution());
  }

  @Test
  void shouldHaveNothingWaitForWhatCanNeverBeRead() {
    isUnreadable(TOO_MANY);
    OutboxEntry entry = new OutboxEntry(Turns.KEY, 0, 1, OutboxEntry.Kind.PERFORM, "");
    mailboxes.add(Turns.KEY, parts.recovery(parts.interpreters(Turns.TASK)).jobFor(entry));
    assertThat(parts.struck()).containsExactly(entry);
  }
}
