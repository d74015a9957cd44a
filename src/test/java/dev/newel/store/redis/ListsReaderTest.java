package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.Overview.Listed;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of several lists are those of one sorted list. */
@ExtendWith(RedisFixture.class)
class ListsReaderTest {

  private static final int PARTITIONS = 3;
  private static final Home HOME = Home.parse("000000000000/us-east-1");
  private static final List<Name> LISTS =
      Stream.of("a", "b", "c", "empty", "z").map(name -> new Name(HOME, name)).toList();

  private final RedisLink link;
  private final List<Listed> all = new ArrayList<>();

  ListsReaderTest(RedisLink link) {
    this.link = link;
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
  }

  private static String index(int partition, Name list, String status) {
    return "{p%d}i:%s:%s".formatted(partition, list.text(), status);
  }

  private void add(int partition, Name list, String status, long time, String name) {
    all.add(new Listed(list, new Position(time, name)));
    await(
        link.send(
            Request.cmd(Command.ZADD).arg(index(partition, list, status)).arg(time).arg(name)));
  }

  private List<Listed> page(List<Name> lists, @Nullable Listed after, int count) {
    List<NewestOfPartition<Listed>> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      int partition = i;
      List<String> indexes =
          lists.stream()
              .flatMap(list -> Stream.of(index(partition, list, "R"), index(partition, list, "S")))
              .toList();
      ListsReader reader = new ListsReader(link.shared(), lists, indexes);
      partitions.add(new NewestOfPartition<>(Listed.NEWEST_FIRST, reader, after));
    }
    return await(NewestOfPartition.merge(partitions, count));
  }

  /** Many at one time, and some with one name in several lists. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldGiveAllInOrderPageByPage(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Name list = LISTS.get(List.of(0, 0, 0, 1, 2, 4).get(random.nextInt(6)));
      long time = random.nextInt(3) == 0 ? 50 : random.nextInt(100);
      String name = "e" + (random.nextInt(4) == 0 ? i : 1_000 + i / 10 * 10 + time);
      if (all.stream().noneMatch(one -> is(one, list, name))) {
        add(random.nextInt(PARTITIONS), list, random.nextBoolean() ? "R" : "S", time, name);
      }
    }
    for (int size : List.of(1, 7, 1_000)) {
      List<Listed> found = new ArrayList<>();
      List<Listed> page = page(LISTS, null, size);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(size);
        found.addAll(page);
        page = page(LISTS, page.get(page.size() - 1), size);
      }
      assertThat(found).isEqualTo(all.stream().sorted(Listed.NEWEST_FIRST).toList());
    }
  }

  private static boolean is(Listed one, Name list, String name) {
    return one.list().equals(list) && one.position().name().equals(name);
  }

  @Test
  void shouldGoOnBehindAListThatIsGone() {
    LISTS.forEach(list -> add(0, list, "R", 5, "same"));
    Listed gone = new Listed(new Name(HOME, "bb"), new Position(5, "same"));

    assertThat(page(LISTS, gone, 10))
        .extracting(one -> one.list().text())
        .containsExactly("b", "a");
  }
}
