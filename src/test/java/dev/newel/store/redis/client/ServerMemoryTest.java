package dev.newel.store.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMemoryTest {

  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 0, false",
    "97, 0, 100, false",
    "99, 0, 100, true",
    "99, 5, 100, false",
    "101, 0, 100, true",
    "9, 0, 10, false",
    "10, 0, 10, true",
  })
  void shouldBeOutWhereALargeCommitHasNoRoom(
      long used, long notCounted, long most, boolean expected) {
    Map<String, String> info =
        Map.of(
            "used_memory", Long.toString(used * MEGABYTE),
            "mem_not_counted_for_evict", Long.toString(notCounted * MEGABYTE),
            "maxmemory", Long.toString(most * MEGABYTE));
    assertThat(ServerMemory.isOut(info)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ok, false", "err, true"})
  void shouldHaveNoDiskWhereItsFileCannotBeWritten(String status, boolean expected) {
    assertThat(ServerMemory.hasNoDisk(Map.of("aof_last_write_status", status))).isEqualTo(expected);
  }
}
