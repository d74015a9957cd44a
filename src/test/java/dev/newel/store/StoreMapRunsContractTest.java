package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.OpenMapRuns.Counted;
import dev.newel.store.OpenMapRuns.Opening;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** So many Map Runs of an account are open as may be, whoever asks and however often. */
abstract class StoreMapRunsContractTest extends StoreRunsContractTest {

  private final Home home =
      Home.of("eu-west-1", "0000%08d".formatted(key.name().hashCode() & 0xff));
  private final Opening one = opening("one", "0");
  private final Opening other = opening("other", "0");
  private OpenMapRuns runs = OpenMapRuns.NONE;

  @BeforeEach
  void openMapRuns() {
    runs = here.openMapRuns();
  }

  private Opening opening(String id, String attempt) {
    return new Opening(new ExecutionKey(home, name + "/label/runs", id), attempt);
  }

  private boolean opens(OpenMapRuns by, Opening opening, int most) {
    return await(by.open(opening, most)).isOpen();
  }

  private List<Counted> unsure() {
    return await(runs.open(opening("next", "0"), 2)).unsure();
  }

  private void fill() {
    assertThat(opens(runs, one, 2)).isTrue();
    assertThat(opens(there.openMapRuns(), other, 2)).isTrue();
  }

  @Test
  void shouldCountMapRunsOnceWhoeverOpensThem() {
    fill();

    assertThat(opens(there.openMapRuns(), one, 2)).isTrue();
    assertThat(opens(runs, opening("third", "0"), 2)).isFalse();
    assertThat(opens(runs, opening("third", "0"), 3)).isTrue();
  }

  @Test
  void shouldHaveRoomWhenOneHasEnded() {
    fill();
    await(there.openMapRuns().close(one));
    await(runs.close(one));

    assertThat(opens(runs, opening("third", "0"), 2)).isTrue();
    assertThat(opens(runs, one, 2)).isFalse();
  }

  /** The end of what was before may be heard of after that. */
  @Test
  void shouldCountARunAnewThatIsRedriven() {
    fill();
    await(runs.close(one));
    assertThat(opens(runs, opening("one", "1"), 2)).isTrue();

    await(runs.close(one));

    assertThat(opens(runs, opening("third", "0"), 2)).isFalse();
  }

  @Test
  void shouldAskAboutWhatHasLongNotBeenLookedAt() {
    fill();
    assertThat(unsure()).isEmpty();
    clock.advance(10_000);
    assertThat(opens(runs, one, 2)).isTrue();
    clock.advance(1);

    Counted long1 = new Counted(other, clock.millis() - 10_001);
    assertThat(unsure()).containsExactly(long1);
    await(runs.settle(long1, true));

    assertThat(unsure()).isEmpty();
    assertThat(opens(runs, opening("third", "0"), 2)).isFalse();
  }

  @Test
  void shouldForgetWhatIsNotOpenUnlessItWasOpenedAnew() {
    fill();
    clock.advance(10_000);
    List<Counted> unsure = unsure();
    assertThat(unsure).extracting(Counted::opening).containsExactlyInAnyOrder(one, other);
    assertThat(opens(runs, other, 2)).isTrue();

    for (Counted each : unsure) {
      await(runs.settle(each, false));
    }

    assertThat(opens(runs, other, 2)).isTrue();
    assertThat(opens(runs, opening("third", "0"), 2)).isTrue();
    assertThat(opens(runs, one, 2)).isFalse();
  }
}
