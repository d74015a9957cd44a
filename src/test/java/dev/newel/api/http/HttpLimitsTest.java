package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.TestApi;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLimitsTest {

  /** The ends of what limits.poll-seconds takes, and AWS's minute. */
  @ParameterizedTest
  @ValueSource(ints = {1, 60, 3_600})
  void shouldKeepAConnectionLongerThanAnyPoll(int pollSeconds) {
    Duration poll = Duration.ofSeconds(pollSeconds);

    HttpServerOptions options =
        HttpLimits.serverOptions(
            new ApiOptions(
                TestApi.HOME, "127.0.0.1", 0, Set.of(), 1 << 20, true, null, false, poll));

    assertThat(options.getIdleTimeoutUnit()).isEqualTo(TimeUnit.SECONDS);
    assertThat(Duration.ofSeconds(options.getIdleTimeout())).isGreaterThan(poll.plusMinutes(1));
  }
}
