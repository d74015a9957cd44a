package dev.newel.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.action.ActionCall.Origin;
import dev.newel.api.action.RefusalWatch.Refused;
import dev.newel.aws.ServiceError.UnrecognizedClientException;
import org.junit.jupiter.api.Test;

/** What is turned away is counted by why. */
class RefusalMetersTest {

  @Test
  void shouldCountByWhy() {
    Instruments instruments = new Instruments();
    RefusalMeters meters = new RefusalMeters(instruments);
    for (int i = 0; i < 3; i++) {
      meters.refused(
          new Refused(
              "id",
              "made-up-" + i,
              new Origin("key-" + i, null, null),
              new UnrecognizedClientException("no such key")));
    }

    assertThat(instruments.registry().scrape())
        .contains("newel_calls_refused_total{reason=\"UnrecognizedClientException\"} 3.0")
        .contains("newel_calls_refused_total{reason=\"AccessDeniedException\"} 0.0")
        .doesNotContain("made-up", "key-1");
  }
}
