package dev.newel.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.aws.ServiceException;
import org.junit.jupiter.api.Test;

class StreamCountTest {

  private final StreamCount count = new StreamCount(2);

  @Test
  void shouldLimitStreamsOfAnAddress() {
    count.enter("a");
    count.enter("a");
    assertThatThrownBy(() -> count.enter("a")).isInstanceOf(ServiceException.class);
    count.enter("b");
    count.leave("a");
    count.enter("a");

    assertThat(count.all()).isEqualTo(3);
  }

  @Test
  void shouldLimitStreamsOfAll() {
    for (int i = 0; i < 10; i++) {
      count.enter("client" + i);
    }

    assertThatThrownBy(() -> count.enter("another")).isInstanceOf(ServiceException.class);
  }
}
