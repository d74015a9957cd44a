package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A store goes by its own clock: what an instance takes for the time is a date, and decides
 * nothing.
 */
abstract class StoreTimeContractTest extends StoreContractTest {

  @Test
  void shouldLetADeadlinePassByItsOwnClockOnly() {
    Loaded started = started();
    long due = clock.millis() + 30_000;
    long ahead = clock.millis() + Duration.ofHours(2).toMillis();
    Stimulus missed = new Stimulus.FrameDue(Frame.TOP, due);
    assertThat(await(executions.commit(tasks.next(started, missed, ahead, name + ".3"))))
        .isEqualTo(new CommitResult.NotDue(Frame.TOP, due, 30_000));
    assertThat(load().fence()).isEqualTo(name + ".2");
    clock.advance(30_000);
    assertThat(await(executions.commit(tasks.next(started, missed, ahead, name + ".3"))))
        .isEqualTo(new CommitResult.Committed());
  }

  @Test
  void shouldLeaseEntriesOfTheOutboxByItsOwnClockOnly() {
    long ahead = clock.millis() + Duration.ofHours(2).toMillis();
    await(executions.commit(tasks.begin(name, ahead, name + ".1")));
    clock.advance(9_999);
    assertThat(lapsedAt(there)).isEmpty();
    clock.advance(1);
    assertThat(lapsedAt(there)).hasSize(1);
  }

  @Test
  void shouldForgetWhatEndedLongAgo() {
    await(executions.commit(passes.begin(name, clock.millis(), name + ".1")));
    clock.advance(RETENTION.toMillis() - 1);
    sweep(here, 0);
    assertThat(await(executions.load(key))).isNotNull();
    clock.advance(1);
    sweep(here, 0);
    assertThat(await(executions.load(key))).isNull();
    assertThat(await(here.histories().describe(key, true))).isNull();
    assertThat(await(here.histories().history(key, 0, 1, false))).isNull();
    assertThat(await(here.histories().list(key.machineName(), null, null, 1_000)))
        .noneMatch(each -> each.start().key().equals(key));
  }

  @Test
  void shouldKeepARedrivenExecutionUntilItHasEndedLongAgo() {
    Commit first =
        tasks.next(started(), new Stimulus.Stopped("E", null), clock.millis(), name + ".3");
    await(executions.commit(first));
    clock.advance(Duration.ofDays(13).toMillis());
    await(
        executions.commit(
            tasks.next(load(), new Stimulus.Redriven("token"), clock.millis(), name + ".4")));
    clock.advance(RETENTION.toMillis());
    sweep(here, 0);
    assertThat(statuses()).containsExactly(ExecutionStatus.RUNNING);
    assertThat(load().execution().frames())
        .extracting(Frame::phase)
        .containsExactly(Phase.SCHEDULED);
    await(
        executions.commit(
            tasks.next(load(), new Stimulus.Stopped("E", null), clock.millis(), name + ".5")));
    clock.advance(RETENTION.toMillis() - 1);
    sweep(here, 0);
    assertThat(statuses()).containsExactly(ExecutionStatus.ABORTED);
    clock.advance(1);
    sweep(here, 0);
    assertThat(statuses()).isEmpty();
    assertThat(await(executions.load(key))).isNull();
  }

  /** Under which statuses the execution is listed. */
  private List<ExecutionStatus> statuses() {
    return Arrays.stream(ExecutionStatus.values())
        .filter(
            status ->
                await(here.histories().list(key.machineName(), status, null, 1_000)).stream()
                    .anyMatch(each -> each.start().key().equals(key)))
        .toList();
  }

  /** By then the revision that it is pinned to may be gone. */
  @Test
  void shouldBeginNothingLongAfterItsStartDate() {
    long start = clock.millis();
    clock.advance(120_001);
    Commit late = tasks.begin(name, start, name + ".1");
    assertThatThrownBy(() -> await(executions.commit(late)))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(await(executions.load(key))).isNull();
    Commit early = tasks.begin(name, start + 1, name + ".2");
    assertThat(await(executions.commit(early))).isEqualTo(new CommitResult.Committed());
    clock.advance(120_001);
    // its reply was lost
    assertThat(await(executions.commit(early))).isEqualTo(new CommitResult.Committed());
  }
}
