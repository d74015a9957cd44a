package dev.newel.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.LogRecords;
import dev.newel.testing.ManualClock;
import io.vertx.core.Future;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {

  private final ManualClock clock = new ManualClock(1_800_000_000_000L);
  private final LogRecords lines = new LogRecords(FailureLog.class.getName(), Level.INFO);
  private final FailureLog log = new FailureLog(clock);

  @BeforeEach
  void listen() {
    lines.begin();
  }

  @AfterEach
  void listenNoMore() {
    lines.end();
  }

  private void fail(String what) {
    assertThat(log.watch(what, Future.failedFuture("OOM")).failed()).isTrue();
  }

  private void succeed() {
    assertThat(log.watch("a sweep", Future.succeededFuture(1)).result()).isEqualTo(1);
  }

  @Test
  void shouldTellWhenItBeginsAndWhenItIsOver() {
    succeed();
    assertThat(lines.messages()).isEmpty();
    for (int i = 0; i < 1_200; i++) {
      fail("a commit");
      fail("a sweep");
      clock.advance(10);
    }
    assertThat(lines.messages()).containsExactly("a commit fails: OOM");
    clock.advance(60_000);
    succeed();
    succeed();

    assertThat(lines.messages())
        .containsExactly(
            "a commit fails: OOM",
            "Redis does again what it is asked, after 2,400 failures in PT11.99S");
    fail("a renewal");
    assertThat(lines.messages()).hasSize(3).last().isEqualTo("a renewal fails: OOM");
  }

  @Test
  void shouldSayNothingWhileSomeSucceed() {
    for (int i = 0; i < 20; i++) {
      fail("a commit");
      clock.advance(10_000);
      succeed();
    }
    assertThat(lines.messages()).hasSize(1);
  }
}
