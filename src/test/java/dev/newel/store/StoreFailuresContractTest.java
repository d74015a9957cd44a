package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.SetAside;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What no instance gets done keeps nothing else waiting, and is given up in the end. */
abstract class StoreFailuresContractTest extends StoreMapRunsContractTest {

  private static final Stimulus DUE = new Stimulus.FrameDue(Frame.TOP, 0);

  private List<Deadline> ofThis(List<Deadline> deadlines) {
    return deadlines.stream().filter(each -> each.execution().equals(key)).toList();
  }

  private List<Deadline> dues() {
    return ofThis(sweep(here, 2_000).deadlines());
  }

  private List<Deadline> overdue() {
    return ofThis(sweep(there, 2_000).overdue());
  }

  private Loaded again(ExecutionStore by, int failures) {
    return Objects.requireNonNull(await(by.loadAgain(key, failures)));
  }

  /** A task whose time is up now. */
  private Loaded due() {
    Loaded started = started();
    clock.advance(30_000);
    return started;
  }

  private CommitResult meet(Loaded loaded, String fence) {
    return await(executions.commit(tasks.next(loaded, DUE, clock.millis(), fence)));
  }

  @Test
  void shouldPutOffADeadlineThatNobodyMeets() {
    due();
    long dueAt = clock.millis();
    assertThat(dues()).containsExactly(new Deadline(key, Frame.TOP, dueAt));
    clock.advance(2_999);
    assertThat(dues()).hasSize(1);
    clock.advance(1);
    assertThat(overdue()).containsExactly(new Deadline(key, Frame.TOP, dueAt));
    assertThat(overdue()).isEmpty();
    assertThat(dues()).isEmpty();
    clock.advance(5_000);
    assertThat(overdue()).hasSize(1);
    assertThat(dues()).isEmpty();
  }

  @Test
  void shouldTakeADeadlineThatWasPutOffForPassed() {
    Loaded started = due();
    clock.advance(3_000);
    assertThat(overdue()).hasSize(1);
    assertThat(meet(started, name + ".3")).isEqualTo(new CommitResult.Committed());
    clock.advance(60_000);
    assertThat(overdue()).isEmpty();
    assertThat(dues()).isEmpty();
  }

  @Test
  void shouldLetAHeartbeatMoveWhatWasPutOff() {
    Loaded started = due();
    clock.advance(3_000);
    assertThat(overdue()).hasSize(1);
    long moved = clock.millis() + 30_000;
    await(executions.moveDeadline(key, started.fence(), Frame.TOP, moved));
    assertThat(meet(started, name + ".3"))
        .isEqualTo(new CommitResult.NotDue(Frame.TOP, moved, 30_000));
    clock.advance(30_000);
    assertThat(dues()).containsExactly(new Deadline(key, Frame.TOP, moved));
  }

  @Test
  void shouldReadOnBehindDeadlinesThatNobodyMeets() {
    List<ExecutionKey> stuck = new ArrayList<>();
    int partition = key.partition(PARTITIONS);
    for (int i = 0; stuck.size() < 250; i++) {
      ExecutionKey other = Commits.key(name + "stuck" + i);
      if (other.partition(PARTITIONS) == partition) {
        await(executions.commit(tasks.begin(other, clock.millis(), other.name() + ".1")));
        Loaded begun = Objects.requireNonNull(await(executions.load(other)));
        await(
            executions.commit(
                tasks.next(begun, start(begun, 9), clock.millis(), other.name() + ".2")));
        stuck.add(other);
      }
    }
    clock.advance(29_000);
    started();
    clock.advance(29_000);
    // in time, though two hundred others have been due for long
    assertThat(dues()).hasSize(1);
    clock.advance(1_000);
    sweep(here, 2_000);
    sweep(here, 2_000);
    assertThat(dues()).hasSize(1);
    strike(stuck);
  }

  /** So that other tests find the partition as they expect. */
  private void strike(List<ExecutionKey> stuck) {
    stuck.forEach(other -> await(executions.loadAgain(other, ExecutionStore.TOO_MANY_FAILURES)));
    clock.advance(10_000);
    sweep(here, 0);
    sweep(here, 0);
  }

  @Test
  void shouldStrikeDeadlinesThatNoFrameWaitsFor() {
    due();
    again(executions, ExecutionStore.TOO_MANY_FAILURES);
    assertThat(dues()).hasSize(1);
    clock.advance(3_000);
    assertThat(overdue()).isEmpty();
    assertThat(dues()).isEmpty();
    clock.advance(60_000);
    assertThat(overdue()).isEmpty();
  }

  @Test
  void shouldCountWhoeverLeavesAnExecutionBehind() {
    started();
    ExecutionStore other = await(there.openExecutions());
    assertThat(load().failures()).isZero();
    assertThat(again(executions, 0).failures()).isOne();
    assertThat(again(executions, 0).failures()).isOne();
    assertThat(again(other, 0).failures()).isEqualTo(2);
    assertThat(again(executions, 0).failures()).isEqualTo(3);
    assertThat(again(executions, 1).failures()).isEqualTo(4);
    assertThat(load().failures()).isEqualTo(4);
    assertThat(load().execution().frames()).hasSize(1);
    assertThat(load().isToBeSetAside()).isFalse();
  }

  @Test
  void shouldForgetFailuresWhenATurnStands() {
    started();
    Loaded failed = again(executions, 3);
    Stimulus done = new Stimulus.TaskFailed(Frame.TOP, 9, "E", null);
    clock.advance(1);
    assertThat(failed.failures()).isEqualTo(3);
    Commit next = tasks.next(failed, done, clock.millis(), name + ".3");
    assertThat(next.recovers()).isTrue();
    await(executions.commit(next));
    assertThat(load().failures()).isZero();
  }

  @Test
  void shouldKeepNothingOfWhatAnExecutionStoodInThatFailsTooOften() {
    Loaded started = due();
    Loaded last = again(executions, ExecutionStore.TOO_MANY_FAILURES);
    assertThat(last.isToBeSetAside()).isTrue();
    assertThat(last.execution().frames()).isEmpty();
    assertThat(last.execution().start()).isEqualTo(started.execution().start());
    assertThat(last.execution().progress()).isEqualTo(started.execution().progress());
    // whoever had it before goes on no more
    assertThat(meet(started, name + ".3")).isInstanceOf(CommitResult.Outdated.class);

    Turn end = SetAside.turn(last.execution(), clock.millis(), "why");
    Commit commit =
        new Commit(
            end,
            last.fence(),
            name + ".4",
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            true);
    assertThat(await(executions.commit(commit))).isEqualTo(new CommitResult.Committed());
    @Nullable Ending ending = load().execution().progress().ending();
    assertThat(ending)
        .isEqualTo(
            new Ending(ExecutionStatus.FAILED, clock.millis(), null, "States.Runtime", "why"));
    assertThat(load().isToBeSetAside()).isFalse();
  }

  @Test
  void shouldFindNothingAgainWhereThereIsNothing() {
    assertThat(await(executions.loadAgain(key, 0))).isNull();
    await(executions.commit(passes.begin(name, clock.millis(), name + ".1")));
    assertThat(again(executions, 9).failures()).isZero();
  }
}
