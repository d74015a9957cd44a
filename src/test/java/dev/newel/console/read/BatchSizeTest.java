package dev.newel.console.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private final BatchSize size = new BatchSize(16);

  @Test
  void shouldGrowWhileBatchesAreQuick() {
    size.took(1);
    assertThat(size.size()).isEqualTo(32);
    for (int i = 0; i < 10; i++) {
      size.took(1);
    }
    assertThat(size.size()).isEqualTo(256);
  }

  @Test
  void shouldShrinkToWhatItWasAtFirstWhereTheyAreSlow() {
    size.took(1);
    for (int i = 0; i < 3; i++) {
      size.took(50_000_000);
    }
    assertThat(size.size()).isEqualTo(16);
  }

  @Test
  void shouldStayWhereTheyAreNeither() {
    size.took(20_000_000);

    assertThat(size.size()).isEqualTo(16);
  }
}
