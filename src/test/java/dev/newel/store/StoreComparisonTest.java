package dev.newel.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same calls, in an order that a seed determines, get the same answers of both stores. */
@ExtendWith(RedisFixture.class)
class StoreComparisonTest {

  private static final int SEEDS = 25;
  private static final int STEPS = 150;

  @Test
  void shouldAnswerAsTheRealOneDoes(RedisLink link) {
    SplittableRandom seeds = new SplittableRandom();
    for (int i = 0; i < SEEDS; i++) {
      long seed = seeds.nextLong();
      ManualClock clock = new ManualClock(RandomCalls.START);
      ModelServer server = new ModelServer(RandomCalls.PARTITIONS, clock::millis, Flaws.NONE);
      List<Store> models = new ArrayList<>();
      List<Store> real = new ArrayList<>();
      for (int instance = 0; instance < 2; instance++) {
        models.add(
            new ModelStore(
                server,
                "i" + instance,
                clock,
                RandomCalls.RETENTION.toMillis(),
                Wire.DIRECT,
                () -> Wire.DIRECT));
        real.add(TestStores.open(link, RandomCalls.PARTITIONS, RandomCalls.RETENTION, clock));
      }
      RandomCalls calls = new RandomCalls(seed, "s" + i, clock, models, real);
      for (int step = 0; step < STEPS; step++) {
        RandomCalls.Answers answers = calls.next();
        assertThat(answers.model())
            .as("step %d of seed %dL: %s", step, seed, answers.call())
            .isEqualTo(answers.real());
      }
    }
  }
}
