package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.testing.ManualVertx;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

  private static final TaskRef TASK = QueueOfActivity.task(1);

  private boolean leasing;
  private final ManualVertx vertx = new ManualVertx();
  private final QueueOfActivity queue = new QueueOfActivity(vertx.clock());
  private final TaskQueues here = queue.here();
  private final Leases leases =
      new Leases(QueueOfActivity.NAME, vertx.vertx(), here, () -> leasing);

  @BeforeEach
  void leaseTheTask() {
    queue.offer(TASK);
    here.lease(QueueOfActivity.NAME, 1, List.of());
  }

  @Test
  void shouldReleaseTheLeaseOfADecidedTaskWithTheNextCall() {
    WaitingTask task = leases.begin(TASK, 1);
    assertThat(leases.isEmpty()).isFalse();

    task.decided();

    assertThat(leases.isEmpty()).isTrue();
    assertThat(leases.toRelease()).containsExactly(TASK);
    assertThat(leases.toRelease()).isEqualTo(List.of());
  }

  @Test
  void shouldReleaseItAloneWhereNoCallComes() {
    leases.begin(TASK, 1).decided();

    vertx.pass(1_000);

    assertThat(leases.toRelease()).isEqualTo(List.of());
    assertThat(queue.leaseLater()).isEqualTo(List.of());
  }

  @Test
  void shouldLeaveTheReleaseToTheCallAfterOneThatIsUnderWay() {
    leasing = true;
    leases.begin(TASK, 1).decided();

    vertx.pass(1_000);

    assertThat(leases.toRelease()).containsExactly(TASK);
  }

  @Test
  void shouldReleaseAgainWhatTheStoreDidNotHear() {
    queue.wire().cut(true);
    leases.begin(TASK, 1).decided();
    vertx.pass(1_000);
    queue.wire().cut(false);

    assertThat(leases.toRelease()).containsExactly(TASK);
  }

  @Test
  void shouldPutATaskBackInFrontOfTheOthers() {
    TaskRef older = QueueOfActivity.task(2);
    queue.offer(older);
    queue.wire().slow();

    leases.begin(TASK, 1).putBack();

    assertThat(leases.isEmpty()).isFalse();
    queue.wire().arrive();
    assertThat(leases.isEmpty()).isTrue();
    assertThat(queue.lease()).containsExactly(TASK, older);
  }

  @Test
  void shouldPutNothingBackIntoTheQueueOfAnotherActivityOfTheSameName() {
    WaitingTask task = leases.begin(TASK, 1);
    queue.makeActivityAnew();

    task.putBack();

    assertThat(leases.isEmpty()).isTrue();
    assertThat(queue.leaseLater()).isEqualTo(List.of());
  }
}
