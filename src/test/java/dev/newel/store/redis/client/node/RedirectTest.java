package dev.newel.store.redis.client.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.redis.client.ServerError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedirectTest {

  private static final Address FROM = new Address("10.0.0.1", 6379);

  @Test
  void shouldReadWhereASlotHasMovedTo() {
    assertThat(redirect("MOVED 3999 127.0.0.1:6381"))
        .isEqualTo(new Redirect(new Address("127.0.0.1", 6381), true));
  }

  @Test
  void shouldReadWhereToAsk() {
    assertThat(redirect("ASK 3999 node-2.example:6381"))
        .isEqualTo(new Redirect(new Address("node-2.example", 6381), false));
  }

  @Test
  void shouldReadAnAddressWithColons() {
    assertThat(redirect("MOVED 1 ::1:6381"))
        .isEqualTo(new Redirect(new Address("::1", 6381), true));
  }

  @Test
  void shouldTakeTheHostOfTheNodeThatNamesNone() {
    assertThat(redirect("MOVED 1 :6381"))
        .isEqualTo(new Redirect(new Address("10.0.0.1", 6381), true));
  }

  @Test
  void shouldTakeNothingElseForARedirect() {
    assertThat(redirect("ERR unknown command")).isNull();
    assertThat(redirect("MOVED")).isNull();
    assertThat(redirect("ASKED 1 127.0.0.1:6381")).isNull();
  }

  private static @Nullable Redirect redirect(String message) {
    return Redirect.of(ServerError.of(message), FROM);
  }
}
