package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxesTest {

  private static final int ROOM = 2;

  /** Those that have started, in that order. */
  private final List<Mailbox> started = new ArrayList<>();

  private final Mailboxes mailboxes = new Mailboxes(started::add, ROOM * begun().weight());

  private static Execution begun() {
    return Turns.of(Turns.TASK).begun();
  }

  private static ExecutionKey key(int number) {
    return new ExecutionKey(RunningMachine.HOME, "machine", "run" + number);
  }

  private void add(int number) {
    mailboxes.add(key(number), Turns.job(new Stimulus.Resumed(1), (String) null));
  }

  private Mailbox last() {
    return started.get(started.size() - 1);
  }

  /** Does what stands first in the mailbox that started last, and knows its execution then. */
  private void work() {
    work(begun());
  }

  private void work(Execution execution) {
    Mailbox mailbox = last();
    mailbox.take();
    mailbox.read(new Loaded(execution, "fence"));
    mailbox.finish();
  }

  @Test
  void shouldDoOneThingAtATimeWithAnExecution() {
    add(1);
    add(1);
    add(2);
    assertThat(started).extracting(Mailbox::key).containsExactly(key(1), key(2));
    assertThat(mailboxes.isIdle()).isFalse();

    Mailbox first = started.get(0);
    first.take();
    first.finish();

    assertThat(started).hasSize(3);
    assertThat(last()).isSameAs(first);
  }

  @Test
  void shouldBeIdleWhenAllIsDone() {
    add(1);
    work();

    assertThat(mailboxes.isIdle()).isTrue();
  }

  @Test
  void shouldKeepWhatItKnowsOfAnExecution() {
    add(1);
    work();
    add(1);

    assertThat(last().isLoaded()).isTrue();
  }

  @Test
  void shouldForgetTheExecutionsThatWereUsedLongestAgo() {
    for (int number = 1; number <= ROOM; number++) {
      add(number);
      work();
    }
    add(1);
    work();
    add(ROOM + 1);
    work();

    add(2);
    assertThat(last().isLoaded()).isFalse();
    add(ROOM + 1);
    assertThat(last().key()).isEqualTo(key(ROOM + 1));
  }

  @Test
  void shouldMakeRoomForALargeExecution() {
    for (int number = 1; number <= ROOM; number++) {
      add(number);
      work();
    }
    add(ROOM + 1);
    work(large());

    for (int number = 1; number <= ROOM; number++) {
      add(number);
      assertThat(last().isLoaded()).isFalse();
      work();
    }
  }

  @Test
  void shouldHaveTheRoomAgainOfWhatHasGone() {
    add(1);
    work(large());
    mailboxes.forget();
    for (int number = 1; number <= ROOM; number++) {
      add(number);
      work();
    }

    add(1);
    assertThat(last().isLoaded()).isTrue();
  }

  /** One that is held for its input alone. */
  private static Execution large() {
    ExecutionStart start = Turns.START;
    return new Execution(
        new ExecutionStart(
            start.key(),
            start.executionArn(),
            start.machineArn(),
            start.roleArn(),
            start.revision(),
            Json.ofTrusted("\"" + "x".repeat(100_000) + "\""),
            start.startTime(),
            null,
            null));
  }

  @Test
  void shouldForgetAllButWhatIsInFlight() {
    add(1);
    work();
    add(2);
    Mailbox inFlight = last();

    mailboxes.forget();

    add(1);
    assertThat(last().isLoaded()).isFalse();
    inFlight.take();
    add(2);
    inFlight.finish();
    assertThat(last()).isSameAs(inFlight);
  }
}
