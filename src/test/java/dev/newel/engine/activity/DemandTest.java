package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemandTest {

  private final Demand demand = new Demand(100);

  @Test
  void shouldExpectNobodyWhereNobodyCame() {
    assertThat(demand.expected(0)).isZero();
    assertThat(demand.expected(1_000)).isZero();
  }

  @Test
  void shouldExpectAsManyAsCameInTheSpanLately() {
    for (long now = 0; now < 1_000; now += 2) {
      demand.note(now);
    }

    assertThat(demand.expected(1_000)).isBetween(45, 51);
  }

  @Test
  void shouldForgetThoseWhoCameLongAgo() {
    for (int i = 0; i < 50; i++) {
      demand.note(0);
    }

    assertThat(demand.expected(100)).isBetween(17, 19);
    assertThat(demand.expected(1_000)).isZero();
  }

  @Test
  void shouldBearAClockThatIsSetBack() {
    demand.note(1_000);
    demand.note(0);

    assertThat(demand.expected(0)).isEqualTo(2);
  }
}
