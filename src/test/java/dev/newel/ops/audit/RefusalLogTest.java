package dev.newel.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.action.ActionCall.Origin;
import dev.newel.api.action.RefusalWatch.Refused;
import dev.newel.aws.ServiceError.UnrecognizedClientException;
import dev.newel.testing.LogRecords;
import java.util.logging.Level;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is turned away must not fill the log. */
class RefusalLogTest {

  private static final int CALLS = 2_000;

  private final LogRecords log = new LogRecords("dev.newel.audit", Level.INFO);

  @BeforeEach
  void listen() {
    log.begin();
  }

  @AfterEach
  void listenNoMore() {
    log.end();
  }

  private static Refused refused(String key) {
    return new Refused(
        "id",
        "AWSStepFunctions.StartExecution",
        new Origin(key, "10.0.0.1:1", null),
        new UnrecognizedClientException("no such key"));
  }

  @Test
  void shouldTellWhoClaimedWhatAndWhy() {
    new RefusalLog().refused(refused("AKIA1"));

    assertThat(log.messages())
        .containsExactly(
            "{\"action\":\"AWSStepFunctions.StartExecution\",\"accessKey\":\"AKIA1\","
                + "\"from\":\"10.0.0.1:1\",\"requestId\":\"id\","
                + "\"error\":\"UnrecognizedClientException\",\"why\":\"no such key\"}");
  }

  @Test
  void shouldCountAStormOfThem() {
    RefusalLog refusals = new RefusalLog();
    for (int i = 0; i < CALLS; i++) {
      refusals.refused(refused("x".repeat(100_000)));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(written() + leftOut().sum()).isEqualTo(CALLS));
    assertThat(written()).isLessThan(CALLS / 2);
    assertThat(log.messages()).allMatch(line -> line.length() < 1_000);
  }

  private long written() {
    return log.messages().stream().filter(line -> line.contains("accessKey")).count();
  }

  private LongStream leftOut() {
    return log.messages().stream()
        .filter(line -> line.contains("refusalsLeftOut"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")));
  }
}
