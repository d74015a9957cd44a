package dev.newel.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.bus.Addresses;
import dev.newel.testing.ManualVertx;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.Message;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusCallerTest {

  private final ManualVertx vertx = new ManualVertx();
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private final List<String> heard = new ArrayList<>();

  private BusCaller caller() {
    return BusCaller.of(message(), vertx.vertx());
  }

  @SuppressWarnings("unchecked") // as many methods of a message as are needed
  private Message<Object> message() {
    return (Message<Object>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Message.class},
            (proxy, method, arguments) -> method.getName().equals("headers") ? headers : null);
  }

  /** Vert.x gives a request up after 30 s, if it is told nothing else. */
  @Test
  void shouldLetAPollEndInTimeForWhoSaysNothing() {
    caller().onGone(() -> heard.add("gone"));
    vertx.pass(27_000);
    assertThat(heard).isEmpty();
    vertx.pass(1_000);

    assertThat(heard).containsExactly("gone");
  }

  @ParameterizedTest
  @CsvSource({
    "75000, 72000, 73000",
    "1000, 800, 900",
    "10, 0, 9",
    "9999999999, 36000000, 9999999999"
  })
  void shouldLetAPollEndInTimeForWhoSaysHowLongItWaits(long patience, long before, long after) {
    headers.add(Addresses.TIMEOUT, String.valueOf(patience));
    caller().onGone(() -> heard.add("gone"));
    vertx.pass(before);
    assertThat(heard).isEmpty();
    vertx.pass(after - before);

    assertThat(heard).containsExactly("gone");
  }

  @Test
  void shouldKeepNoTimerOfACallThatWasAnswered() {
    BusCaller caller = caller();
    caller.onGone(() -> heard.add("gone"));
    caller.answer("answer");
    vertx.pass(60_000);

    assertThat(heard).isEmpty();
  }

  @Test
  void shouldAskOnlyThoseThatAnswer() {
    assertThat(caller().presence()).isNull();
    headers.add(Addresses.PRESENCE, "ask");
    assertThat(caller().presence()).isNotNull();
  }
}
