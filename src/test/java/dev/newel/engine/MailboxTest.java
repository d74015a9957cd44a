package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private static final EngineReply AWAY = new EngineReply.Unavailable("away");

  private final List<EngineReply> answers = new ArrayList<>();
  private final List<Mailbox> free = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free::add);

  private Job.Fact fact(long number) {
    return Turns.job(new Stimulus.Resumed(number), answers);
  }

  private Job.Begin begin() {
    return new Job.Begin(Turns.START, answers::add);
  }

  private Job.Heartbeat heartbeat() {
    return new Job.Heartbeat(Frame.TOP, 1, answers::add);
  }

  private List<Job> takeAll() {
    List<Job> all = new ArrayList<>();
    while (!mailbox.isEmpty()) {
      all.add(mailbox.take());
    }
    return all;
  }

  private Loaded loaded() {
    return new Loaded(new Execution(Turns.START), "fence");
  }

  @Test
  void shouldKeepTheOrderOfJobsAndPutThoseInFrontThatWereTaken() {
    Job.Fact first = fact(1);
    Job.Fact second = fact(2);
    Job.Fact third = fact(3);
    mailbox.add(third);
    mailbox.putBack(List.of(first, second));

    assertThat(takeAll()).containsExactly(first, second, third);
  }

  @Test
  void shouldGiveFactsTogetherUpToTheNextJobOfAnotherKind() {
    List<Job.Fact> facts = List.of(fact(1), fact(2), fact(3));
    facts.forEach(mailbox::add);
    Job.Heartbeat heartbeat = heartbeat();
    mailbox.add(heartbeat);
    mailbox.add(fact(4));

    assertThat(mailbox.takeFactsBehind((Job.Fact) mailbox.take())).isEqualTo(facts);
    assertThat(mailbox.take()).isSameAs(heartbeat);
  }

  @Test
  void shouldPutAStopInFrontOfAllThatWaits() {
    Job.Fact stop = Turns.job(new Stimulus.Stopped(null, null), answers);
    Job.Fact first = fact(1);
    mailbox.add(first);
    mailbox.add(heartbeat());
    mailbox.add(stop);

    assertThat(mailbox.take()).isSameAs(stop);
    assertThat(mailbox.take()).isSameAs(first);
  }

  @Test
  void shouldKeepADeadlineOnceHoweverOftenItIsProposed() {
    Job.Fact due = Turns.job(new Stimulus.FrameDue(1, 10), answers);
    Job.Fact other = Turns.job(new Stimulus.FrameDue(2, 10), answers);
    Job.Fact whole = Turns.job(new Stimulus.ExecutionDue(), answers);
    List.of(due, other, whole).forEach(mailbox::add);
    mailbox.add(Turns.job(new Stimulus.FrameDue(1, 5_010), answers));
    mailbox.add(Turns.job(new Stimulus.ExecutionDue(), answers));

    assertThat(takeAll()).containsExactly(due, other, whole);
  }

  @Test
  void shouldNotStopWhatIsStillToBegin() {
    Job.Begin begin = begin();
    mailbox.add(begin);
    mailbox.add(Turns.job(new Stimulus.Stopped(null, null), answers));

    assertThat(mailbox.take()).isSameAs(begin);
  }

  /** What goes on by itself may fill one turn after the other. */
  @Test
  void shouldGiveAStopFirstAndWhatGoesOnByItselfLast() {
    Job.Fact goesOn = fact(1);
    Job.Fact due = Turns.job(new Stimulus.FrameDue(Frame.TOP, 1), answers);
    Job.Fact other = Turns.job(new Stimulus.FrameDue(2, 1), answers);
    Job.Fact stop = Turns.job(new Stimulus.Stopped(null, null), answers);
    mailbox.putBack(List.of(goesOn, due, other, stop));

    assertThat(mailbox.takeFactsBehind((Job.Fact) mailbox.take()))
        .containsExactly(stop, due, other, goesOn);
  }

  @Test
  void shouldBeBusyUntilItsWorkIsOverAndThenSaySo() {
    mailbox.start();
    assertThat(mailbox.isBusy()).isTrue();
    assertThat(free).isEmpty();

    mailbox.finish();

    assertThat(mailbox.isBusy()).isFalse();
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldAnswerWhatWaitsAndWhatComesWhileTheStoreIsAway() {
    mailbox.start();
    mailbox.add(fact(1));
    mailbox.stall(AWAY);
    mailbox.add(fact(2));
    assertThat(answers).containsExactly(AWAY, AWAY);
    assertThat(mailbox.isEmpty()).isTrue();

    mailbox.finish();
    mailbox.add(fact(3));

    assertThat(answers).hasSize(2);
    assertThat(mailbox.isEmpty()).isFalse();
  }

  @Test
  void shouldHaveTheExecutionReadForAllButWhatBeginsIt() {
    mailbox.add(begin());
    assertThat(mailbox.mustBeRead()).isFalse();
    mailbox.take();
    mailbox.add(fact(1));
    assertThat(mailbox.mustBeRead()).isTrue();

    mailbox.read(loaded());

    assertThat(mailbox.mustBeRead()).isFalse();
  }

  @Test
  void shouldBeSureOfWhatCameBeforeTheExecutionIsRead() {
    mailbox.add(fact(1));
    mailbox.reading();
    mailbox.add(fact(2));

    assertThat(mailbox.takeFactsBehind((Job.Fact) mailbox.take()))
        .extracting(Job.Fact::isSure)
        .containsExactly(true, false);
  }

  @Test
  void shouldKeepWhatBeginsAnExecutionThatIsNotThere() {
    Job.Begin begin = begin();
    mailbox.add(fact(1));
    mailbox.add(begin);
    mailbox.add(heartbeat());

    mailbox.notRead(new EngineReply.NoExecution());

    assertThat(answers)
        .containsExactly(new EngineReply.NoExecution(), new EngineReply.NoExecution());
    assertThat(takeAll()).containsExactly(begin);
  }

  @Test
  void shouldMoveOnWithACommittedTurn() {
    Turn turn = Turns.of(Turns.TASK).begin();

    mailbox.committed(turn, "fence");

    assertThat(mailbox.loaded().fence()).isEqualTo("fence");
    assertThat(mailbox.loaded().execution().progress()).isEqualTo(turn.progress());
    assertThat(mailbox.isEmpty()).isTrue();
  }

  @Test
  void shouldGoOnWhereATurnStoppedAtItsBound() {
    Turn turn = new Turns(Turns.TASK, 1).begin();
    mailbox.add(heartbeat());

    mailbox.committed(turn, "fence");

    assertThat(((Job.Fact) mailbox.take()).stimulus())
        .isEqualTo(new Stimulus.Resumed(turn.progress().events()));
  }

  @Test
  void shouldDropWhatItKnowsWhereThatRefusesJobs() {
    mailbox.read(loaded());
    Job.Fact refused = fact(1);
    mailbox.add(fact(2));

    mailbox.doubt(List.of(refused));

    assertThat(mailbox.isLoaded()).isFalse();
    assertThat(mailbox.take()).isSameAs(refused);
  }

  @Test
  void shouldHaveWhatAnotherInstanceLeft() {
    mailbox.read(loaded());
    Loaded current = new Loaded(Turns.of(Turns.TASK).begun(), "theirs");

    mailbox.outdated(current);

    assertThat(mailbox.loaded()).isSameAs(current);
  }

  @Test
  void shouldKnowOfADeadlineThatWasMoved() {
    mailbox.read(new Loaded(Turns.of(Turns.TASK).started(7), "fence"));

    mailbox.deadlineMoved(Frame.TOP, 12_345);

    assertThat(Turns.top(mailbox.loaded().execution()).dueAt()).isEqualTo(12_345);
  }

  @Test
  void shouldBeWorthlessWithoutAnExecutionThatGoesOn() {
    assertThat(mailbox.isWorthless()).isTrue();
    mailbox.committed(Turns.of(Turns.TASK).begin(), "fence");
    assertThat(mailbox.isWorthless()).isFalse();
    mailbox.forget();
    assertThat(mailbox.isWorthless()).isTrue();
    assertThatThrownBy(mailbox::loaded).hasMessageContaining("is not loaded");
    mailbox.committed(Turns.of(Turns.PASS).begin(), "fence");
    assertThat(mailbox.isWorthless()).isTrue();
  }

  @Test
  void shouldSuspectWhatOthersHaveLeftUntilItIsRead() {
    mailbox.addAgain(fact(1));
    mailbox.read(loaded());
    assertThat(mailbox.isInTrouble()).isTrue();
    assertThat(mailbox.mustBeRead()).isTrue();

    mailbox.reading();
    assertThat(mailbox.isInTrouble()).isFalse();
    mailbox.addAgain(fact(2));
    assertThat(mailbox.isInTrouble()).as("it is merely behind").isFalse();
  }
}
