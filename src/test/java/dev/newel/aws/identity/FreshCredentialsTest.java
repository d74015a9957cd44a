package dev.newel.aws.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.Credentials;
import dev.newel.aws.identity.CredentialSource.Lent;
import dev.newel.testing.LogRecords;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshCredentialsTest {

  @RegisterExtension
  static final LogRecords LOG = new LogRecords("dev.newel.aws.identity", Level.WARNING);

  private final ManualVertx vertx = new ManualVertx();
  private final FreshCredentials fresh = new FreshCredentials(vertx.vertx(), vertx.clock());
  private final Queue<Future<Lent>> answers = new ArrayDeque<>();

  private void begin(List<Future<Lent>> with) {
    answers.addAll(with);
    fresh.begin(answers::remove);
  }

  private static Future<Lent> lent(String id, @Nullable Instant until) {
    return Future.succeededFuture(new Lent(of(id), until));
  }

  private static Credentials of(String id) {
    return new Credentials(id, "secret", null);
  }

  @ParameterizedTest
  @CsvSource({"2026-01-02T04:00:00Z, 3300", "2026-01-02T03:05:00Z, 10", ", 60"})
  void shouldAskAgainBeforeTheyExpire(@Nullable Instant until, long seconds) {
    assertThat(FreshCredentials.wait(until, Instant.parse("2026-01-02T03:00:00Z")))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldTakeWhatHasBecomeOfThem() {
    begin(List.of(lent("first", null), lent("second", null)));
    assertThat(fresh.get()).contains(of("first"));

    vertx.pass(60_000);
    assertThat(fresh.get()).contains(of("second"));
  }

  @Test
  void shouldKeepThemWhereThereAreNoNewOnes() {
    Future<Lent> away = Future.failedFuture("away");
    begin(List.of(lent("first", null), away, lent("second", null)));

    vertx.pass(60_000);
    assertThat(fresh.get()).contains(of("first"));
    vertx.pass(10_000);
    assertThat(fresh.get()).contains(of("second"));
  }

  @Test
  void shouldHaveNoneUntilTheSourceHas() {
    begin(List.of(Future.failedFuture("away"), lent("first", null)));
    assertThat(fresh.get()).isEmpty();

    vertx.pass(10_000);
    assertThat(fresh.get()).contains(of("first"));
  }

  @Test
  void shouldAskNoMoreOnceClosed() {
    begin(List.of(lent("first", null), lent("second", null)));
    fresh.close();

    vertx.pass(600_000);
    assertThat(fresh.get()).contains(of("first"));
  }
}
