package dev.newel.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.RecordedPartitions;
import dev.newel.engine.RecordedPartitions.Renewal;
import dev.newel.engine.Turns;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.OutboxEntry;
import dev.newel.testing.ManualVertx;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final long TICK_MS = 2_000;
  private static final long MINUTE_MS = 60_000;

  private final ManualVertx vertx = new ManualVertx();
  private final RecordedPartitions partitions = new RecordedPartitions();
  private final Outbox outbox = new Outbox(vertx.vertx(), partitions, vertx.clock());

  @BeforeEach
  void begin() {
    outbox.begin();
  }

  private static OutboxEntry entry(long nonce) {
    return entry(Turns.KEY, nonce);
  }

  private static OutboxEntry entry(ExecutionKey key, long nonce) {
    return new OutboxEntry(key, 0, nonce, OutboxEntry.Kind.PERFORM, "");
  }

  private ExecutionKey inAnotherPartition() {
    int partition = Turns.KEY.partition(partitions.partitions());
    return IntStream.range(0, 100)
        .mapToObj(number -> new ExecutionKey(RunningMachine.HOME, "machine", "other" + number))
        .filter(key -> key.partition(partitions.partitions()) != partition)
        .findFirst()
        .orElseThrow();
  }

  private long now() {
    return vertx.clock().millis();
  }

  @Test
  void shouldHaveTheNextCommitOfThePartitionStrikeWhatWasPerformed() {
    outbox.performed(entry(1));
    outbox.performed(entry(inAnotherPartition(), 2));

    assertThat(outbox.toStrike(Turns.KEY)).containsExactly(entry(1));
    assertThat(outbox.toStrike(Turns.KEY)).isEqualTo(List.of());
    vertx.pass(TICK_MS);
    assertThat(partitions.struck).containsExactly(entry(inAnotherPartition(), 2));
  }

  @Test
  void shouldStrikeNoMoreWithOneCommitThanItMayCost() {
    for (int nonce = 1; nonce <= 100; nonce++) {
      outbox.performed(entry(nonce));
    }

    assertThat(outbox.toStrike(Turns.KEY)).hasSize(64).startsWith(entry(1));
    assertThat(outbox.toStrike(Turns.KEY)).hasSize(36).endsWith(entry(100));
  }

  @Test
  void shouldStrikeLaterWhatACommitDidNot() {
    outbox.performed(entry(1));
    outbox.notStruck(outbox.toStrike(Turns.KEY));

    assertThat(outbox.toStrike(Turns.KEY)).containsExactly(entry(1));
  }

  @Test
  void shouldStrikeAgainWhatTheStoreDidNotHear() {
    outbox.performed(entry(1));
    partitions.away = true;
    vertx.pass(TICK_MS);
    partitions.away = false;
    vertx.pass(TICK_MS);

    assertThat(partitions.struck).containsExactly(entry(1));
  }

  @Test
  void shouldKeepAnEntryFromOthersWhileItIsHeld() {
    assertThat(outbox.hold(entry(1))).isTrue();
    assertThat(outbox.hold(entry(1))).isFalse();
    assertThat(outbox.isIdle()).isFalse();
    vertx.pass(2 * TICK_MS);
    assertThat(partitions.renewed)
        .containsExactly(new Renewal(entry(1), 10_000), new Renewal(entry(1), 10_000));

    outbox.performed(entry(1));

    assertThat(outbox.isIdle()).isTrue();
    vertx.pass(TICK_MS);
    assertThat(partitions.renewed).hasSize(2);
    assertThat(partitions.struck).containsExactly(entry(1));
  }

  @Test
  void shouldLeaveAnEntryToTheSweepThatIsHeldNoMore() {
    outbox.hold(entry(1));
    outbox.letLapse(entry(1));
    vertx.pass(TICK_MS);

    assertThat(outbox.isIdle()).isTrue();
    assertThat(partitions.renewed).isEmpty();
    assertThat(partitions.struck).isEmpty();
  }

  @Test
  void shouldLookAfterQueuedTasksTheRarerTheLongerTheyWait() {
    outbox.queued(entry(1), now());
    outbox.queued(entry(2), now() - 5 * MINUTE_MS);
    vertx.pass(TICK_MS);

    assertThat(partitions.renewed)
        .containsExactlyInAnyOrder(
            new Renewal(entry(1), MINUTE_MS), new Renewal(entry(2), 4 * MINUTE_MS));
    vertx.pass(TICK_MS);
    assertThat(partitions.renewed).hasSize(2);
  }

  /** While the store is away, or has very much to do, what is over lapses and is found again. */
  @Test
  void shouldKeepInMindNoMoreThanItHasRoomFor() {
    partitions.away = true;
    for (int nonce = 1; nonce <= 50_000; nonce++) {
      outbox.hold(entry(nonce));
      outbox.queued(entry(nonce), now());
    }
    assertThat(outbox.hold(entry(50_001))).isFalse();
    for (int nonce = 1; nonce <= 50_000; nonce++) {
      outbox.performed(entry(nonce));
    }
    assertThat(outbox.isIdle()).isTrue();
    partitions.away = false;
    vertx.pass(TICK_MS);

    assertThat(partitions.struck).hasSize(20_000);
    assertThat(partitions.renewed).hasSize(20_000);
    assertThat(outbox.toStrike(Turns.KEY)).isEmpty();
    outbox.performed(entry(1));
    assertThat(outbox.toStrike(Turns.KEY)).containsExactly(entry(1));
  }
}
