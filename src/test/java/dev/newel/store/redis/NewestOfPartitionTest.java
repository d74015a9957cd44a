package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.HistoryStore.Position;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are those of one sorted list, however it is spread. */
@ExtendWith(RedisFixture.class)
class NewestOfPartitionTest {

  private static final int PARTITIONS = 4;

  private final RedisLink link;
  private final List<Position> all = new ArrayList<>();

  NewestOfPartitionTest(RedisLink link) {
    this.link = link;
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
  }

  private void add(int partition, String status, long time, String name) {
    all.add(new Position(time, name));
    await(
        link.send(
            Request.cmd(Command.ZADD)
                .arg("{p%d}i:m:%s".formatted(partition, status))
                .arg(time)
                .arg(name)));
  }

  private List<Position> page(@Nullable Position after, int count) {
    List<NewestOfPartition<Position>> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      List<String> indexes = List.of("{p%d}i:m:R".formatted(i), "{p%d}i:m:S".formatted(i));
      partitions.add(
          new NewestOfPartition<>(
              IndexReader.NEWEST_FIRST, new IndexReader(link.shared(), indexes), after));
    }
    return await(NewestOfPartition.merge(partitions, count));
  }

  private List<Position> sorted() {
    return all.stream()
        .sorted(
            Comparator.comparingLong(Position::startTime).thenComparing(Position::name).reversed())
        .toList();
  }

  /** Seeds with some skew: many at one time, and most in one partition. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldGiveAllInOrderPageByPage(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      int partition = random.nextInt(3) == 0 ? random.nextInt(PARTITIONS) : 1;
      long time = random.nextInt(3) == 0 ? 50 : random.nextInt(100);
      add(partition, random.nextBoolean() ? "R" : "S", time, "e" + i);
    }
    for (int size : List.of(1, 7, 40, 1_000)) {
      List<Position> found = new ArrayList<>();
      List<Position> page = page(null, size);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(size);
        found.addAll(page);
        page = page(page.get(page.size() - 1), size);
      }
      assertThat(found).isEqualTo(sorted());
    }
  }

  @Test
  void shouldGiveNothingOfNothing() {
    assertThat(page(null, 10)).isEmpty();
  }
}
