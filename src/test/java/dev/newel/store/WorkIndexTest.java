package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.WorkIndex.Begun;
import dev.newel.store.WorkIndex.Work;
import dev.newel.store.WorkIndex.Works;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which tasks of an activity workers have, and none of an activity that is gone. */
@ExtendWith(RedisFixture.class)
class WorkIndexTest {

  private static final Name ACTIVITY = new Name(RunningMachine.HOME, "worked");
  private static final long CREATED = RunningMachine.START;

  private final Store store;

  WorkIndexTest(RedisLink link) {
    ManualClock clock = new ManualClock(RunningMachine.START);
    this.store = TestStores.open(link, 1, Duration.ofDays(1), clock);
  }

  @BeforeEach
  void create() {
    delete();
    await(store.catalog().createActivity(new Activity(ACTIVITY, CREATED, "[]")));
  }

  private void delete() {
    await(store.catalog().deleteActivity(ACTIVITY));
  }

  private static Work task(int number) {
    return new Work(new TaskRef(Commits.key("run" + number), 0, number), number % 2 == 0);
  }

  private void note(List<Begun> begun, List<Work> ended) {
    await(store.work().note(ACTIVITY, begun, ended));
  }

  private Works works(int count) {
    return await(store.work().read(ACTIVITY, count));
  }

  @Test
  void shouldKnowWhatHasBegunAndNotEnded() {
    Begun first = new Begun(task(1), CREATED);
    Begun second = new Begun(task(2), CREATED + 1);
    note(List.of(second, first), List.of());
    assertThat(works(1)).isEqualTo(new Works(2, List.of(first)));

    note(List.of(new Begun(task(3), CREATED + 2)), List.of(task(1)));

    assertThat(works(5)).isEqualTo(new Works(2, List.of(second, new Begun(task(3), CREATED + 2))));
  }

  @Test
  void shouldTakeNoteOfMoreThanOneCommandTakes() {
    List<Begun> all =
        IntStream.range(0, 2_500).mapToObj(i -> new Begun(task(i), CREATED + i)).toList();

    note(all, List.of());

    assertThat(works(2_500)).isEqualTo(new Works(2_500, all));
  }

  @Test
  void shouldLeaveNothingOfAnActivityThatIsGone() {
    delete();
    note(List.of(new Begun(task(1), CREATED + 5)), List.of());

    assertThat(works(5)).isEqualTo(new Works(0, List.of()));
  }

  @Test
  void shouldNotTakeTasksOfOneBeforeForThoseOfTheOneMadeAnew() {
    note(List.of(new Begun(task(1), CREATED - 1), new Begun(task(2), CREATED)), List.of());

    assertThat(works(5)).isEqualTo(new Works(1, List.of(new Begun(task(2), CREATED))));
  }
}
