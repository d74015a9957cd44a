package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.store.Catalog.Activity;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the queues of activities must do in every store. */
abstract class StoreQueuesContractTest extends StoreTimeContractTest {

  private final TaskRef second = new TaskRef(key, 1, 8);
  private final TaskRef third = new TaskRef(key, 2, 9);

  private void offer(Store store, TaskRef... scheduled) {
    List<Offer> offers =
        Arrays.stream(scheduled).map(each -> new Offer(each, clock.millis())).toList();
    await(store.queues().offer(named, offers));
  }

  private List<TaskRef> lease(Store store, int count) {
    return await(store.queues().lease(named, count, List.of())).tasks();
  }

  private List<String> listen() {
    List<String> heard = new CopyOnWriteArrayList<>();
    here.onTask(activity -> heard.add("here " + activity.text()));
    there.onTask(activity -> heard.add("there " + activity.text()));
    return heard;
  }

  @Test
  void shouldLeaseTasksAndGetThemBack() {
    offer(here, task);
    clock.advance(1);
    offer(there, second);
    assertThat(lease(here, 1)).containsExactly(task);
    assertThat(lease(there, 5)).containsExactly(second);
    clock.advance(4_999);
    assertThat(await(there.queues().lease(named, 5, List.of(second))).tasks()).isEmpty();
    clock.advance(1);
    assertThat(lease(there, 5)).containsExactly(task);
    await(there.queues().release(named, List.of(task)));
    clock.advance(20_000);
    assertThat(lease(here, 5)).isEmpty();
  }

  @Test
  void shouldQueueATaskOnceAndWithdrawIt() {
    offer(here, task);
    offer(there, task);
    assertThat(lease(here, 5)).containsExactly(task);
    offer(there, task);
    assertThat(lease(there, 5)).containsExactly(task);
    await(here.queues().withdraw(named, task));
    clock.advance(20_000);
    assertThat(lease(here, 5)).isEmpty();
  }

  @Test
  void shouldLeaveATaskItsPlaceThatIsOfferedAgain() {
    offer(here, task);
    clock.advance(1);
    offer(here, second);
    clock.advance(1);
    offer(there, task);
    assertThat(lease(here, 1)).containsExactly(task);
  }

  /** As by another instance that took over what the first has not struck. */
  @Test
  void shouldEndTheLeaseOfATaskThatIsOfferedAgain() {
    offer(here, task);
    assertThat(lease(here, 1)).containsExactly(task);
    offer(there, task);
    clock.advance(1);
    offer(there, second);
    // an end of the lease would bring it back, to the end of the queue
    clock.advance(5_000);
    assertThat(lease(there, 5)).containsExactly(task, second);
  }

  @Test
  void shouldWakeOneInstanceThatWaits() {
    List<String> heard = listen();
    assertThat(lease(here, 1)).isEmpty();
    clock.advance(1);
    assertThat(lease(there, 1)).isEmpty();
    offer(there, task);
    await().untilAsserted(() -> assertThat(heard).containsExactly("here " + name));
    offer(there, second);
    await().untilAsserted(() -> assertThat(heard).containsExactly("here " + name, "there " + name));
    // who leases nothing waits no more
    assertThat(lease(here, 3)).hasSize(2);
    await(here.queues().lease(named, 0, List.of()));
    offer(there, third);
    assertThat(lease(there, 1)).hasSize(1);
    assertThat(heard).hasSize(2);
  }

  @Test
  void shouldTellInHowLongALeaseEnds() {
    offer(here, task);
    assertThat(await(here.queues().lease(named, 1, List.of())).leaseMillis()).isZero();
    clock.advance(1_200);
    assertThat(await(there.queues().lease(named, 1, List.of())).leaseMillis()).isEqualTo(3_800);
  }

  @Test
  void shouldWakeAsManyInstancesAsThereAreTasks() {
    List<String> heard = listen();
    await(here.queues().lease(named, 1, List.of()));
    await(there.queues().lease(named, 1, List.of()));
    offer(there, task, second);
    await()
        .untilAsserted(
            () -> assertThat(heard).containsExactlyInAnyOrder("here " + name, "there " + name));
  }

  @Test
  void shouldWakeAnotherInstanceForWhatOneLeaves() {
    offer(here, task, second);
    assertThat(lease(here, 2)).hasSize(2);
    assertThat(lease(there, 1)).isEmpty();
    List<String> heard = listen();
    // the leases end, and the tasks come back
    clock.advance(5_000);
    assertThat(lease(here, 1)).hasSize(1);
    await().untilAsserted(() -> assertThat(heard).containsExactly("there " + name));
  }

  @Test
  void shouldQueueNothingForAnActivityThatIsNotThere() {
    offer(here, task);
    await(here.catalog().deleteActivity(named));
    offer(here, task);
    assertThat(lease(there, 5)).isEmpty();
    await(here.catalog().createActivity(new Activity(named, 1, "[]")));
    assertThat(lease(there, 5)).isEmpty();
    offer(here, task);
    assertThat(lease(there, 5)).containsExactly(task);
  }

  /** Whoever asked in between would be woken first, in the place of one that is there for it. */
  @Test
  void shouldHaveNobodyWaitAtAnActivityThatIsNotThere() {
    List<String> heard = listen();
    await(here.catalog().deleteActivity(named));
    assertThat(lease(here, 1)).isEmpty();
    clock.advance(1);
    await(here.catalog().createActivity(new Activity(named, clock.millis(), "[]")));
    assertThat(lease(there, 1)).isEmpty();

    offer(there, task);

    await().untilAsserted(() -> assertThat(heard).containsExactly("there " + name));
  }

  private void makeAnew() {
    await(here.catalog().deleteActivity(named));
    await(here.catalog().createActivity(new Activity(named, clock.millis(), "[]")));
  }

  @Test
  void shouldQueueNothingThatWasForAnActivityBeforeOfTheSameName() {
    Offer old = new Offer(task, clock.millis());
    clock.advance(11);
    makeAnew();
    // as another instance reckons it, which is a little behind
    Offer inTheSameMoment = new Offer(third, clock.millis() - 10);
    List<String> heard = listen();
    assertThat(lease(there, 1)).isEmpty();

    await(here.queues().offer(named, List.of(old)));
    assertThat(lease(there, 5)).isEmpty();
    await(here.queues().offer(named, List.of(old, inTheSameMoment)));

    assertThat(lease(here, 5)).containsExactly(third);
    await().untilAsserted(() -> assertThat(heard).containsExactly("there " + name));
  }

  @Test
  void shouldPutATaskBackInFrontAndWakeAnotherInstance() {
    offer(here, task, second);
    assertThat(lease(here, 1)).containsExactly(task);
    assertThat(lease(there, 2)).containsExactly(second);
    List<String> heard = listen();

    await(here.queues().putBack(named, List.of(task)));

    await().untilAsserted(() -> assertThat(heard).containsExactly("there " + name));
    offer(here, third);
    assertThat(lease(there, 5)).containsExactly(task, third);
    clock.advance(4_999);
    assertThat(lease(there, 5)).isEmpty();
    clock.advance(1);
    assertThat(lease(there, 5)).containsExactlyInAnyOrder(task, second, third);
  }

  @Test
  void shouldEndTheLeaseOfATaskThatIsPutBack() {
    offer(here, task);
    assertThat(lease(here, 1)).containsExactly(task);
    offer(here, second);
    await(here.queues().putBack(named, List.of(task)));
    // an end of the lease would bring it back, to the end of the queue
    clock.advance(5_000);
    assertThat(lease(there, 5)).containsExactly(task, second);
  }

  @Test
  void shouldPutNothingBackThatIsNotLeasedAnyMore() {
    offer(here, task, second);
    assertThat(lease(here, 2)).containsExactly(task, second);
    await(here.queues().withdraw(named, second));
    clock.advance(1);
    makeAnew();
    offer(here, third);

    await(here.queues().putBack(named, List.of(task, second)));

    assertThat(lease(there, 5)).containsExactly(third);
    clock.advance(20_000);
    assertThat(lease(there, 5)).containsExactly(third);
  }
}
