package dev.newel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URLs that a Redis is named by, and their passwords. */
class RedisUrlTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://:secret@localhost:6379/3",
        "rediss://user:secret@redis.example.com:6380",
        "redis://[::1]:6379",
        "unix:///var/run/redis.sock?db=1",
        "redis+sentinel://a:26379,b:26379,c/main",
        "rediss+sentinel://user:secret@a/main/3?sentinel-password=other",
        "redis+cluster://a:7000,b:7001,[::1]:7002",
        "rediss+cluster://user:secret@a/",
      })
  void shouldTakeTheUrlsOfRedis(String url) throws IOException {
    assertThat(load(Map.of("NEWEL_REDIS_URL", url)).config().redis().url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "redis://:secret@host/1, redis://:***@host/1",
    "redis://user:secret@host, redis://user:***@host",
    "redis://user:sec@ret@host, redis://user:***@host",
    "redis://host/1, redis://host/1",
    "redis+cluster://u:secret@a:1, redis+cluster://u:***@a:1",
    "redis+sentinel://a/m?sentinel-password=s&db=1,"
        + " redis+sentinel://a/m?sentinel-password=***&db=1",
    "unix:///s?password=secret&db=1, unix:///s?password=***&db=1",
  })
  void shouldNotPrintThePassword(String url, String shown) throws IOException {
    assertThat(load(Map.of("NEWEL_REDIS_URL", url)).listing())
        .contains("redis.url = " + shown + " (NEWEL_REDIS_URL)");
  }

  @Test
  void shouldNotPrintThePasswordOfARefusedUrl() {
    assertThatThrownBy(() -> load(Map.of("NEWEL_REDIS_URL", "http://user:secret@host")))
        .hasMessageNotContaining("secret");
  }

  private LoadedConfig load(Map<String, String> environment) throws IOException {
    return LoadedConfig.load(folder, environment);
  }
}
