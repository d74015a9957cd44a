package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MUCH = 1_000_000;

  private final ManualVertx vertx = new ManualVertx();
  private final Pace pace = new Pace(vertx.vertx());
  private final List<Integer> done = new ArrayList<>();

  private void take(int number, long work) {
    pace.take(
        () -> {
          done.add(number);
          pace.spent(work, 0);
        });
  }

  @Test
  void shouldDoAtOnceWhatCostsLittle() {
    for (int i = 0; i < 100; i++) {
      take(i, 1_000);
    }
    assertThat(done).hasSize(100);
  }

  @Test
  void shouldRestBetweenWhatCostsMuch() {
    for (int i = 0; i < 4; i++) {
      take(i, MUCH);
    }
    assertThat(done).containsExactly(0);
    vertx.pass(1);
    assertThat(done).containsExactly(0, 1);
    take(4, 0);
    vertx.pass(1);
    assertThat(done).containsExactly(0, 1, 2);
    vertx.pass(10);
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
    take(5, 0);
    assertThat(done).hasSize(6);
  }

  @Test
  void shouldCountWhatIsWritten() {
    pace.spent(0, 2 * MUCH);
    take(1, 0);
    assertThat(done).isEmpty();
    vertx.pass(1);
    assertThat(done).containsExactly(1);
  }
}
