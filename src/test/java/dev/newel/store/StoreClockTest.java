package dev.newel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreClockTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final Logger LOG = Logger.getLogger(StoreClock.class.getName());

  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(String.valueOf(entry.getParameters()[0]) + " " + entry.getParameters()[1]);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private long ticks = 500;
  private long own = NOW;
  private final StoreClock clock = new StoreClock(() -> ticks, () -> own);

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  private void pass(long millis) {
    ticks += millis;
    own += millis;
  }

  /** Asks, and is answered after a while. */
  private void hear(long time, long roundTrip) {
    long asked = clock.tick();
    pass(roundTrip);
    clock.heard(asked, time);
  }

  @Test
  void shouldTellTheStoresTimeWhateverTheMachineThinks() {
    for (long ahead : List.of(Duration.ofHours(2).toMillis(), -Duration.ofDays(91).toMillis())) {
      own = NOW + ahead;
      hear(NOW, 0);
      pass(10);
      own -= 77_777;
      assertThat(clock.millis()).isBetween(NOW + 9, NOW + 11);
      assertThat(clock.instant().toEpochMilli()).isEqualTo(clock.millis());
    }
  }

  @Test
  void shouldBeLeftAloneByAnswersThatFit() {
    hear(NOW, 0);
    pass(1_000);
    // it was so at the question already, or at the answer only
    hear(NOW + 1_000, 400);
    assertThat(clock.millis()).isEqualTo(NOW + 1_400);
    hear(NOW + 1_800, 400);
    assertThat(clock.millis()).isEqualTo(NOW + 1_800);
  }

  @Test
  void shouldFollowAnswersThatDoNotFit() {
    hear(NOW, 0);
    hear(NOW + 5_000, 100);
    assertThat(clock.millis()).isEqualTo(NOW + 4_999);
    hear(NOW - 5_000, 100);
    assertThat(clock.millis()).isEqualTo(NOW - 5_000 + 100 + 1);
  }

  @Test
  void shouldRatherBeBehindThanAhead() {
    hear(NOW, 400);
    assertThat(clock.millis()).isEqualTo(NOW);
  }

  @Test
  void shouldSayOnceThatTheMachineIsWrong() {
    own = NOW + 7_200_000;
    hear(NOW, 0);
    hear(NOW, 0);
    assertThat(logged).containsExactly("PT2H ahead of");
    own = NOW;
    hear(NOW, 0);
    own = NOW - 6_000;
    hear(NOW, 0);
    assertThat(logged).containsExactly("PT2H ahead of", "PT6S behind");
  }

  @Test
  void shouldNotMindWhatANetworkCanMake() {
    own = NOW + 4_000;
    hear(NOW, 0);
    assertThat(logged).isEmpty();
  }
}
