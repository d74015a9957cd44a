package dev.newel.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiriesTest {

  private final ManualVertx vertx = new ManualVertx();
  private final Expiries<Named> expiries = new Expiries<>(1_000);
  private final List<String> expired = new ArrayList<>();

  private final class Named extends Expiring {
    private final String name;
    private boolean isOver;

    Named(String name) {
      this.name = name;
    }

    @Override
    protected boolean isOver() {
      return isOver;
    }

    @Override
    protected void expire() {
      expired.add(name);
    }
  }

  @BeforeEach
  void begin() {
    expiries.begin(vertx.vertx());
  }

  @Test
  void shouldExpireOneLookEarlyAtMost() {
    vertx.pass(300);
    expiries.add(new Named("one"), 5_000);
    vertx.pass(1_000);
    expiries.add(new Named("two"), 5_000);

    vertx.pass(2_999);
    assertThat(expired).isEmpty();
    vertx.pass(1_000);
    assertThat(expired).containsExactly("one");
    vertx.pass(1_000);
    assertThat(expired).containsExactly("one", "two");
    vertx.pass(60_000);
    assertThat(expired).containsExactly("one", "two");
  }

  @Test
  void shouldLetGoOfWhatIsOver() {
    Named over = new Named("over");
    expiries.add(over, 5_000);
    over.isOver = true;

    vertx.pass(60_000);

    assertThat(expired).isEmpty();
    assertThat(expiries.takeAll()).isEmpty();
  }

  @Test
  void shouldExpireWithTheNextLookWhatHasLessTimeThanThat() {
    expiries.add(new Named("short"), 10);

    vertx.pass(999);
    assertThat(expired).isEmpty();
    vertx.pass(1);

    assertThat(expired).containsExactly("short");
  }

  /** A process may be paused: what comes then has its time. */
  @Test
  void shouldLookOnceAfterAPause() {
    vertx.clock().advance(60_000);
    expiries.add(new Named("fresh"), 5_000);
    vertx.pass(3_999);
    assertThat(expired).isEmpty();

    vertx.pass(1);
    assertThat(expired).containsExactly("fresh");
  }
}
