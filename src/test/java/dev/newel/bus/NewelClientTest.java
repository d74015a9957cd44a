package dev.newel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client asks of the event bus. */
class NewelClientTest {

  private @Nullable DeliveryOptions last;

  /** The bus alone is asked for, and sends nothing. */
  private final Vertx vertx =
      (Vertx)
          Proxy.newProxyInstance(
              getClass().getClassLoader(), new Class<?>[] {Vertx.class}, (p, m, args) -> bus());

  private EventBus bus() {
    return (EventBus)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EventBus.class},
            (proxy, method, arguments) -> {
              last = (DeliveryOptions) arguments[2];
              return Future.failedFuture("nobody is there");
            });
  }

  private Duration patience() {
    return Duration.ofMillis(last == null ? 0 : last.getSendTimeout());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 60, 3_600})
  void shouldWaitForAPollAsLongAsTheServerHoldsIt(int seconds) {
    Duration poll = Duration.ofSeconds(seconds);

    var unused = new NewelClient(vertx, poll).getActivityTask("arn", "w");

    assertThat(patience()).isGreaterThan(poll);
  }

  @Test
  void shouldWaitForAPollOfAMinuteWhereNothingIsSaid() {
    var unused = new NewelClient(vertx).getActivityTask("arn", "w");

    assertThat(patience()).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void shouldNotWaitSoLongForWhatIsNoPoll() {
    var unused =
        new NewelClient(vertx, Duration.ofHours(1)).call("ListActivities", new JsonObject());

    assertThat(patience()).isLessThan(Duration.ofMinutes(1));
  }
}
