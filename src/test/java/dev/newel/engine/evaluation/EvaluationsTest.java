package dev.newel.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Work;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done on the event loop, and what is not. */
class EvaluationsTest {

  private final ManualVertx vertx = new ManualVertx();
  private final List<Long> onLoop = new ArrayList<>();
  private final Evaluations evaluations = Evaluations.of(vertx.vertx(), onLoop::add);

  private static boolean loop(Work work, int times) {
    boolean isAllowed = true;
    for (int i = 0; i < times; i++) {
      isAllowed &= work.spendOnQuery(1);
    }
    return isAllowed;
  }

  @Test
  void shouldDoAtOnceWhatIsShort() {
    Future<Boolean> done = evaluations.evaluate(work -> loop(work, 20_000));

    assertThat(done.result()).isTrue();
    assertThat(onLoop).containsExactly(20_000L);
  }

  @Test
  void shouldLeaveToWorkersWhatIsNotKnownToBeShort() {
    Future<Boolean> done = evaluations.evaluate(work -> loop(work, 1_000_000));

    assertThat(done.isComplete()).isFalse();
    assertThat(onLoop).containsExactly(20_001L);
    vertx.pass(0);
    assertThat(done.result()).isTrue();
    assertThat(onLoop).hasSize(1);
  }

  @Test
  void shouldSayWhatWasThrownOnEither() {
    for (int times : new int[] {1, 100_000}) {
      Future<Boolean> done =
          evaluations.evaluate(
              work -> {
                boolean isAllowed = loop(work, times);
                throw new StackOverflowError("after " + times + " " + isAllowed);
              });
      vertx.pass(0);

      assertThat(done.cause()).isInstanceOf(StackOverflowError.class);
    }
  }
}
