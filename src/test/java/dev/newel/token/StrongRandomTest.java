package dev.newel.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrongRandomTest {

  /** A source whose bytes count up, so that it is seen which of them are used. */
  private static final class Counting extends SecureRandom {
    private static final long serialVersionUID = 1;
    private int calls;
    private byte next;

    @Override
    public void nextBytes(byte[] bytes) {
      calls++;
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = next++;
      }
    }
  }

  @Test
  void shouldUseEachByteOfItsSourceOnce() {
    Counting source = new Counting();
    StrongRandom random = new StrongRandom(source);
    assertThat(random.nextLong()).isEqualTo(0x0001020304050607L);
    assertThat(random.nextLong()).isEqualTo(0x08090a0b0c0d0e0fL);
    for (int i = 2; i < 512; i++) {
      random.nextLong();
    }
    assertThat(source.calls).isOne();
    random.nextLong();
    assertThat(source.calls).isEqualTo(2);
  }

  @Test
  void shouldBeDifferentEachTime() {
    Set<Long> seen = new HashSet<>();
    StrongRandom one = new StrongRandom();
    StrongRandom other = new StrongRandom();
    for (int i = 0; i < 2_000; i++) {
      assertThat(seen.add(one.nextLong())).isTrue();
      assertThat(seen.add(other.nextLong())).isTrue();
    }
  }
}
