package dev.newel.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private final Signature signature = new Signature("key".getBytes(StandardCharsets.UTF_8));

  @Test
  void shouldGiveBackWhatItSigned() {
    assertThat(signature.verify("task", signature.sign("task", "a:b"))).isEqualTo("a:b");
  }

  @Test
  void shouldTellAnotherPurpose() {
    assertThat(signature.verify("page", signature.sign("task", "a:b"))).isNull();
  }

  @Test
  void shouldTellAnotherKey() {
    Signature other = new Signature("yek".getBytes(StandardCharsets.UTF_8));

    assertThat(other.verify("task", signature.sign("task", "a:b"))).isNull();
  }

  @Test
  void shouldTellDamage() {
    assertThat(List.of("", "AAAA", "not base 64!", "A".repeat(40)))
        .allSatisfy(text -> assertThat(signature.verify("task", text)).isNull());
  }

  /** All instances of the API in a process sign with the same one. */
  @Test
  void shouldSignForManyThreads() throws InterruptedException {
    ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    List<Thread> threads = IntStream.range(0, 4).mapToObj(i -> signer(i, refused)).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(refused).isEmpty();
  }

  private Thread signer(int number, ConcurrentLinkedQueue<String> refused) {
    return new Thread(
        () -> {
          for (int i = 0; i < 20_000; i++) {
            String text = number + ":" + i;
            if (!text.equals(signature.verify("task", signature.sign("task", text)))) {
              refused.add(text);
            }
          }
        });
  }
}
