package dev.newel.store.redis.client.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashSlotTest {

  /** The check value of CRC16/XMODEM is that of the Cluster specification's appendix, 0x31C3. */
  @ParameterizedTest
  @CsvSource({"123456789, 12739", "foo, 12182", "bar, 5061", "hello, 866", "somekey, 11058"})
  void shouldHaveTheSlotsOfTheSpecification(String key, int slot) {
    assertThat(HashSlot.of(key)).isEqualTo(slot);
  }

  @ParameterizedTest
  @CsvSource({
    "{user1000}.following, user1000",
    "{user1000}.followers, user1000",
    "foo{{bar}}zap, {bar",
    "foo{bar}{zap}, bar",
    "a{b}, b"
  })
  void shouldHashTheTagAlone(String key, String tag) {
    assertThat(HashSlot.of(key)).isEqualTo(HashSlot.of(tag));
  }

  @Test
  void shouldHashTheWholeKeyWhereTheTagIsEmptyOrNotClosed() {
    assertThat(HashSlot.of("foo{}{bar}")).isNotEqualTo(HashSlot.of("bar")).isEqualTo(8363);
    assertThat(HashSlot.of("{foo")).isNotEqualTo(HashSlot.of("foo"));
    assertThat(HashSlot.of("foo}")).isNotEqualTo(HashSlot.of("foo"));
    assertThat(HashSlot.of("")).isZero();
  }

  @Test
  void shouldHashTheBytesOfAKeyInWhateverFormItComes() {
    String key = "{a:Überweisung}q";
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);

    assertThat(HashSlot.of(bytes)).isEqualTo(HashSlot.of(key));
    assertThat(HashSlot.of(Buffer.buffer(bytes))).isEqualTo(HashSlot.of(key));
  }
}
