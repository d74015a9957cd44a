package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.LogRecords;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PressureTest {

  private final LogRecords log = new LogRecords("dev.newel.ops.Pressure", Level.INFO);
  private double heap;
  private final Pressure pressure = new Pressure(0.8, 0.9, () -> heap);

  @BeforeEach
  void listen() {
    log.begin();
  }

  @AfterEach
  void listenNoMore() {
    log.end();
  }

  private boolean isHighAt(double store, double ofHeap) {
    heap = ofHeap;
    pressure.look(store);
    return pressure.isHigh();
  }

  @Test
  void shouldBeginAtABoundAndEndBelowIt() {
    assertThat(isHighAt(0.79, 0.1)).isFalse();
    assertThat(isHighAt(0.8, 0.1)).isTrue();
    assertThat(isHighAt(0.79, 0.1)).isTrue();
    assertThat(isHighAt(0.77, 0.1)).isFalse();
    assertThat(isHighAt(0.79, 0.1)).isFalse();
  }

  @Test
  void shouldMindTheHeapAsMuch() {
    assertThat(isHighAt(0, 0.9)).isTrue();
    assertThat(isHighAt(0, 0.87)).isFalse();
    assertThat(pressure.heapFill()).isEqualTo(0.87);
  }

  @Test
  void shouldSayOnceThatItBeginsAndThatItIsOver() {
    isHighAt(0.95, 0.4);
    isHighAt(0.96, 0.4);
    isHighAt(0.5, 0.4);

    assertThat(log.messages())
        .containsExactly(
            "nothing new begins: of Redis's maxmemory 95 % are taken, of the heap 40 %",
            "there is room for more again");
  }
}
