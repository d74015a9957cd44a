package dev.newel.api.http.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.api.TestApi;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.RawHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Heads that do not end, on connections of HTTP/1 that have been used before. */
@Timeout(30)
class Http1HeadsTest {

  private static final String SMALL = "GET /?Action=ListExecutions HTTP/1.1\nHost: localhost\n\n";
  private static final String LARGE = "GET /?Action=ListExecutions&x=" + "x".repeat(400_000);

  /** Room for two of them, and for no third. */
  private final BodyBudget budget = new BodyBudget(1_000_000);

  private TestApi server;

  @BeforeEach
  void start() {
    server =
        new TestApi(
            Map.of("ListExecutions", TestApi.ECHO),
            new ApiOptions(TestApi.HOME, "127.0.0.1", 0),
            budget);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RawHttp used() throws IOException {
    RawHttp http = new RawHttp(server.port());
    http.send(SMALL);
    assertThat(http.read().status()).isEqualTo(200);
    return http;
  }

  @Test
  void shouldHangUpOnAHeadForWhichThereIsNoRoomAndGiveBackTheirs() throws IOException {
    try (RawHttp first = used();
        RawHttp second = used();
        RawHttp third = used()) {
      first.send(LARGE);
      second.send(LARGE);
      await().until(() -> budget.taken() > 700_000);

      third.send(LARGE);

      assertThat(third.rest()).isEmpty();
      assertThat(budget.taken()).isBetween(700_000L, 1_000_000L);
      // what ends is served, and counted no more
      first.send(" HTTP/1.1\nHost: localhost\n\n");
      assertThat(first.read().status()).isEqualTo(200);
      await().until(() -> budget.taken() < 400_000);
      first.send(SMALL);
      assertThat(first.read().status()).isEqualTo(200);
    }
    await().until(() -> budget.taken() == 0);
  }
}
