package dev.newel.store.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyWatchTest {

  private static final int CHECKS = 3;

  private final ReplyWatch watch = new ReplyWatch(CHECKS);

  private void check() {
    for (int i = 0; i < CHECKS; i++) {
      assertThat(watch.isAnswering()).isTrue();
    }
  }

  @Test
  void shouldTellSilenceFromHavingNothingToSay() {
    check();
    watch.sent();
    check();
    assertThat(watch.isIdle()).isFalse();

    assertThat(watch.isAnswering()).isFalse();
  }

  @Test
  void shouldTakeAServerForSilentWhateverIsSentMeanwhile() {
    watch.sent();
    for (int i = 0; i < CHECKS; i++) {
      assertThat(watch.isAnswering()).isTrue();
      watch.sent();
    }

    assertThat(watch.isAnswering()).isFalse();
  }

  @Test
  void shouldWaitForWhatIsBehindAsLongAsSomethingIsAnswered() {
    for (int i = 0; i < 10; i++) {
      watch.sent();
    }
    for (int i = 0; i < 9; i++) {
      check();
      watch.answered();
    }
    check();

    assertThat(watch.isAnswering()).isFalse();
    watch.answered();
    check();
    assertThat(watch.isIdle()).isTrue();
  }
}
