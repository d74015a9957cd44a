package dev.newel.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeighedCacheTest {

  private final WeighedCache<String, String> cache = new WeighedCache<>(10, String::length);

  private void put(String... values) {
    for (String value : values) {
      cache.put(value, value);
    }
  }

  private boolean has(String value) {
    return cache.get(value) != null;
  }

  @Test
  void shouldKeepWhatThereIsRoomFor() {
    put("12345", "67890");

    assertThat(has("12345")).isTrue();
    assertThat(has("67890")).isTrue();
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void shouldLetGoFirstOfWhatIsNotUsed() {
    put("aaaa", "bbbb");
    assertThat(has("aaaa")).isTrue();
    put("cccc");

    assertThat(cache.size()).isEqualTo(2);
    assertThat(has("bbbb")).isFalse();
    assertThat(has("aaaa")).isTrue();
    assertThat(has("cccc")).isTrue();
  }

  /** What was used once only, long ago, does not stay for ever. */
  @Test
  void shouldLetGoOfWhatIsUsedNoMore() {
    put("aaaa");
    assertThat(has("aaaa")).isTrue();
    put("bbbb", "cccc", "dddd", "eeee");

    assertThat(has("aaaa")).isFalse();
    assertThat(has("eeee")).isTrue();
  }

  @Test
  void shouldKeepTheLastWhateverItWeighs() {
    put("aaaa", "12345678901234567890");

    assertThat(cache.size()).isEqualTo(1);
    assertThat(has("12345678901234567890")).isTrue();
  }

  @Test
  void shouldReckonAgainWithWhatIsReplacedOrRemoved() {
    put("12345", "12345", "67890");
    cache.remove("12345");
    put("abcde");

    assertThat(has("67890")).isTrue();
    assertThat(has("abcde")).isTrue();
    assertThat(has("12345")).isFalse();
  }

  @Test
  void shouldBeEmptyOnceItIsCleared() {
    put("12345");
    cache.clear();
    put("1234567890");

    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void shouldCountLooks() {
    put("12345");
    assertThat(has("12345")).isTrue();
    assertThat(has("67890")).isFalse();

    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(1);
  }
}
