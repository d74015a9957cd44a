package dev.newel.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchersTest {

  private final Watchers watchers = new Watchers();

  @Test
  void shouldKnowNobodyAtFirst() {
    assertThat(watchers.isAnybody()).isFalse();
    assertThat(watchers.watch("e:a")).isFalse();
  }

  @Test
  void shouldForgetThoseThatSayNothingForLong() {
    watchers.heard("one", "e:a", 0);
    watchers.heard("two", "e:a", 5_000);

    assertThat(watchers.of("e:a", 5_000)).containsExactlyInAnyOrder("one", "two");
    assertThat(watchers.of("e:a", Watchers.HOLDS_MS)).containsExactly("two");
    watchers.tidy(Watchers.HOLDS_MS);
    assertThat(watchers.isAnybody()).isTrue();
    watchers.tidy(Watchers.HOLDS_MS + 5_000);
    assertThat(watchers.isAnybody()).isFalse();
    assertThat(watchers.watch("e:a")).isFalse();
  }
}
