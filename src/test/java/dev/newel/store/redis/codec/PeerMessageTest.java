package dev.newel.store.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.redis.codec.Packed.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerMessageTest {

  /** A question about an execution whose start only a later version can write. */
  private static final String OF_LATER_VERSION =
      Writer.ofFields()
          .number('i', 2)
          .text('f', "another")
          .text('k', "arn:aws:states:us-east-1:000000000000:execution:m:e")
          .text('w', "of another form")
          .text('Z', "what is new")
          .toString();

  @Test
  void shouldLeaveOutOneThatIsNotUnderstoodAndReadTheOthers() {
    String known = PeerMessage.write(List.of(PeerMessage.underWay(1), PeerMessage.underWay(3)));
    String both = known + new Writer(1).text('m', OF_LATER_VERSION).toString().substring(1);

    assertThat(PeerMessage.readAll(known)).hasSize(2);
    assertThat(PeerMessage.readAll(both)).isEqualTo(PeerMessage.readAll(known));
  }
}
