package dev.newel.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import org.junit.jupiter.api.Test;

/** Names are few, and go to those that are there. */
class BoundedMetersTest {

  private final Instruments instruments = new Instruments();
  private long now;

  private final BoundedMeters<String, Counter> meters =
      new BoundedMeters<>(
          instruments,
          2,
          thing -> thing,
          (group, label) -> {
            group.times(Buckets.TASK, "newel.time", "", "thing", label).recordMillis(1);
            return group.counter("newel.count", "", "thing", label);
          },
          () -> now);

  private String shown() {
    return instruments.registry().scrape();
  }

  private static String count(String thing) {
    return "newel_count_total{thing=\"" + thing + "\"}";
  }

  @Test
  void shouldCountTogetherWhatIsTooMuch() {
    meters.of("a").increment();
    meters.of("b").increment();
    meters.of("c").increment();
    meters.of("d").increment();

    assertThat(shown())
        .contains(count("a") + " 1.0", count("b") + " 1.0", count("other") + " 2.0")
        .doesNotContain(count("c"));
  }

  @Test
  void shouldGiveThePlaceOfWhatIsGoneToAnother() {
    meters.of("a").increment();
    meters.of("b").increment();
    meters.forget("a");

    assertThat(shown()).doesNotContain("\"a\"").contains("\"b\"");
    meters.of("c").increment();
    assertThat(shown())
        .contains(count("c") + " 1.0")
        .contains("newel_time_seconds_sum{thing=\"c\"}");
    meters.of("a").increment();
    assertThat(shown()).contains(count("other") + " 1.0");
  }

  @Test
  void shouldGiveThePlaceOfWhatNothingWasHeardOfToAnother() {
    meters.of("a").increment();
    meters.of("b").increment();
    now = BoundedMeters.LONG_NANOS;
    meters.of("c").increment();
    meters.of("b").increment();
    now = 2 * BoundedMeters.LONG_NANOS - 1;
    meters.of("c").increment();
    assertThat(shown()).as("not yet").contains(count("a"), count("b")).doesNotContain(count("c"));

    now = 2 * BoundedMeters.LONG_NANOS;
    meters.of("c").increment();
    assertThat(shown()).contains(count("c") + " 1.0", count("b") + " 2.0").doesNotContain("\"a\"");
  }
}
