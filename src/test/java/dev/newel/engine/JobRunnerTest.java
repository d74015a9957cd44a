package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.OutboxEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs of an execution, with the parts of the engine that do them. */
class JobRunnerTest {

  private static final Logger LOG = Logger.getLogger(Faults.class.getName());
  private static final Stimulus STOP = new Stimulus.Stopped(null, null);
  private static final long TOKEN = 7;
  private static final OutboxEntry RESUMED =
      new OutboxEntry(Turns.KEY, Frame.TOP, 1, OutboxEntry.Kind.RESUME, "");

  private final Parts parts = new Parts();
  private final ScriptedExecutions store = new ScriptedExecutions();
  private final JobRunner runner = parts.jobRunner(parts.interpreters(Turns.TASK), store);
  private final List<Mailbox> free = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free::add);
  private final List<EngineReply> answers = new ArrayList<>();

  private void run(Job... jobs) {
    Arrays.stream(jobs).forEach(mailbox::add);
    mailbox.start();
    runner.run(mailbox);
  }

  private void know(Execution execution) {
    mailbox.read(new Loaded(execution, "fence"));
  }

  private Job.Fact job(Stimulus fact) {
    return Turns.job(fact, answers);
  }

  static Stream<Class<?>> kinds() {
    return Arrays.stream(Job.class.getPermittedSubclasses());
  }

  private Job sample(Class<?> kind) {
    Map<Class<?>, Job> samples =
        Map.of(
            Job.Begin.class, new Job.Begin(Turns.START, answers::add),
            Job.Fact.class, job(STOP),
            Job.Heartbeat.class, new Job.Heartbeat(Frame.TOP, TOKEN, answers::add),
            Job.Recover.class, new Job.Recover(RESUMED, answers::add));
    return Objects.requireNonNull(samples.get(kind), kind.getName());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void shouldDoJobsOfEachKind(Class<?> kind) {
    store.agrees(true);
    store.has(new Loaded(Turns.of(Turns.TASK).started(TOKEN), "fence"));
    store.results.add(new CommitResult.Committed());
    run(sample(kind));
    while (!mailbox.isEmpty()) {
      mailbox.start();
      runner.run(mailbox);
    }

    assertThat(answers)
        .hasSize(1)
        .first()
        .isInstanceOfAny(EngineReply.Started.class, EngineReply.Delivered.class);
    assertThat(mailbox.isBusy()).isFalse();
  }

  @Test
  void shouldReadTheExecutionBeforeAJobThatNeedsIt() {
    Loaded there = new Loaded(Turns.of(Turns.TASK).begun(), "fence");
    store.has(there);
    run(job(STOP));

    assertThat(mailbox.loaded()).isSameAs(there);
    assertThat(((Job.Fact) mailbox.take()).isSure()).isTrue();
    assertThat(free).containsExactly(mailbox);
    assertThat(answers).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoExecution() {
    store.has(null);
    run(job(STOP));

    assertThat(answers).containsExactly(new EngineReply.NoExecution());
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldSayThatTheStoreIsAway() {
    run(job(STOP));

    assertThat(answers).containsExactly(new EngineReply.Unavailable("away"));
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldLayFactsThatWaitTogetherIntoOneTurn() {
    know(Turns.of(Turns.TASK).started(TOKEN));
    store.results.add(new CommitResult.Committed());
    run(job(new Stimulus.TaskSucceeded(Frame.TOP, TOKEN, Turns.START.input())), job(STOP));

    assertThat(store.commits).hasSize(1);
    // the execution has ended by the stop: the other is looked at again, by what stands then
    assertThat(answers).hasSize(1);
    assertThat(((Job.Fact) mailbox.take()).stimulus()).isInstanceOf(Stimulus.TaskSucceeded.class);
  }

  @Test
  void shouldRefuseOnlyByWhatWasReadSinceTheFactCame() {
    know(Turns.of(Turns.TASK).started(TOKEN));
    Job.Fact late = job(new Stimulus.TaskSucceeded(Frame.TOP, 8, Turns.START.input()));
    run(late);
    assertThat(answers).isEmpty();
    assertThat(mailbox.isLoaded()).isFalse();

    know(Turns.of(Turns.TASK).started(TOKEN));
    mailbox.start();
    runner.run(mailbox);

    assertThat(answers).hasSize(1);
    assertThat(((EngineReply.Delivered) answers.get(0)).outcome()).isEqualTo(Outcome.NO_SUCH_TASK);
    assertThat(store.commits).isEmpty();
  }

  @Test
  void shouldGiveAWorkerTheTaskOfAnEarlierTryOfTheSameHandOut() {
    know(Turns.of(Turns.TASK).started(TOKEN));
    run(job(new Stimulus.TaskStarted(Frame.TOP, 1, TOKEN, null)).sure());

    assertThat(answers)
        .containsExactly(
            new EngineReply.TaskStarted(
                new EngineReply.TaskOrigin(Turns.START, 2), Turns.START.input()));
    assertThat(store.commits).isEmpty();
  }

  @Test
  void shouldLetATurnFallAwayThatFails() {
    LOG.setLevel(Level.OFF);
    parts.poll();
    store.broken = true;
    run(new Job.Begin(Turns.START, answers::add));
    LOG.setLevel(null);

    assertThat(answers).containsExactly(new EngineReply.Broken());
    assertThat(free).containsExactly(mailbox);
    parts.vertx.pass(0);
    assertThat(parts.matcher.claim(Parts.WORK)).isNotNull();
  }

  @Test
  void shouldSayThatTheStoreIsAwayWhereTheRevisionCannotBeRead() {
    parts.wire.cut(true);
    run(new Job.Begin(Turns.START, answers::add));

    assertThat(answers).containsExactly(new EngineReply.Unavailable("cut"));
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldStartATaskInTheTurnThatSchedulesItWhereAPollWaits() {
    List<EngineReply> polled = parts.poll();
    store.results.add(new CommitResult.Committed());
    run(new Job.Begin(Turns.START, answers::add));

    assertThat(polled).hasSize(1).first().isInstanceOf(EngineReply.Task.class);
    assertThat(store.commits).hasSize(1);
    assertThat(store.commits.get(0).owed()).isEqualTo(List.of());
  }
}
