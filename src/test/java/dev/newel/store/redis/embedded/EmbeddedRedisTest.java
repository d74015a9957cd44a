package dev.newel.store.redis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.LogRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRedisTest {

  /** Losses are what these tests are about. */
  @RegisterExtension
  static final LogRecords SAID = new LogRecords("dev.newel.store.redis", Level.WARNING);

  @TempDir Path folder;

  @Test
  void shouldKeepDataOverARestart() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      assertThat(ask(redis, "SET greeting hello")).isEqualTo("+OK");
    }
    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      assertThat(ask(redis, "STRLEN greeting")).isEqualTo(":5");
    }
  }

  @Test
  void shouldEndTheServerWhenClosed() throws IOException {
    EmbeddedRedis redis = EmbeddedRedis.start(folder);
    ProcessHandle server = ProcessHandle.of(redis.pid()).orElseThrow();

    redis.close();

    assertThat(server.info().command()).isEmpty();
    assertThat(folder.resolve("redis.pid")).doesNotExist();
  }

  @Test
  void shouldPutALargeLogAsideAndGoOnInANewOne() throws IOException {
    Path log = folder.resolve("redis.log");
    Path former = folder.resolve("redis.log.1");
    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      Files.writeString(log, "x".repeat(2 << 20), StandardOpenOption.APPEND);
      await().until(() -> Files.exists(former) && !Files.exists(log));
      ask(redis, "BGREWRITEAOF");
      await().until(() -> Files.exists(log));

      assertThat(Files.readString(former)).contains("ready to accept connections");
      assertThat(Files.readString(log))
          .containsIgnoringCase("append only file")
          .hasSizeLessThan(1 << 20);
    }
  }

  /** What the executable lacks here all files lack where a file system is mounted with noexec. */
  @Test
  void shouldSayWhereNoProgramMayRun() throws IOException {
    EmbeddedRedis.start(folder).close();
    Path executable;
    try (Stream<Path> files = Files.list(folder)) {
      executable =
          files
              .filter(file -> file.getFileName().toString().startsWith("redis-server-"))
              .findFirst()
              .orElseThrow();
    }
    Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> EmbeddedRedis.start(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Permission denied; where it is mounted with noexec, set data.dir");
  }

  @Test
  void shouldTakeOverTheServerThatAKilledNewelLeft() throws IOException {
    EmbeddedRedis killed = EmbeddedRedis.start(folder);
    ask(killed, "SET greeting hello");
    killed.abandon();

    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      assertThat(redis.pid()).isEqualTo(killed.pid());
      assertThat(ask(redis, "STRLEN greeting")).isEqualTo(":5");
    }
  }

  @Test
  void shouldReplaceALeftServerThatRunsWithOtherOptions() throws IOException {
    EmbeddedRedis killed = EmbeddedRedis.start(folder);
    ask(killed, "SET greeting hello");
    killed.abandon();
    Path options = folder.resolve("redis.conf");
    Files.writeString(options, Files.readString(options) + "maxclients 100\n");

    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      assertThat(redis.pid()).isNotEqualTo(killed.pid());
      assertThat(ask(redis, "STRLEN greeting")).isEqualTo(":5");
    }
  }

  @Test
  void shouldIgnoreAPidFileWhoseProcessIsAnother() throws IOException {
    Files.writeString(folder.resolve("redis.pid"), ProcessHandle.current().pid() + "\n");

    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      assertThat(redis.pid()).isNotEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void shouldRefuseAFolderThatIsInUse() throws IOException {
    try (EmbeddedRedis first = EmbeddedRedis.start(folder)) {
      assertThatThrownBy(() -> EmbeddedRedis.start(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another Newel is running on it");
      assertThat(ask(first, "PING")).isEqualTo("+PONG");
    }
  }

  @Test
  void shouldStartAgainWhatEndedByItself() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(folder)) {
      long before = redis.pid();
      ask(redis, "SET greeting hello");
      ProcessHandle.of(before).orElseThrow().destroy();

      await().until(() -> redis.pid() != before);
      assertThat(ask(redis, "STRLEN greeting")).isEqualTo(":5");
    }
  }

  @Test
  void shouldPutTheSocketElsewhereWhenThePathIsTooLong() throws IOException {
    Path deep =
        folder.resolve("a-rather-long-name".repeat(6)).resolve("with \"quotes\" and spaces");

    try (EmbeddedRedis redis = EmbeddedRedis.start(deep)) {
      assertThat(socket(redis).startsWith(deep)).isFalse();
      assertThat(ask(redis, "PING")).isEqualTo("+PONG");
    }
  }

  @Test
  void shouldSayWhyTheServerDoesNotStart() throws IOException {
    EmbeddedRedis.start(folder).close();
    Path base = folder.resolve("appendonlydir/appendonly.aof.1.base.rdb");
    Files.writeString(base, "this is no append-only file");

    assertThatThrownBy(() -> EmbeddedRedis.start(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("redis-server did not start");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, redis-server-7.0.15-linux-amd64",
    "Linux, aarch64, redis-server-7.0.15-linux-arm64",
    "Mac OS X, aarch64, redis-server-7.0.15-darwin-arm64",
    "Mac OS X, x86_64, redis-server-7.0.15-darwin-amd64",
  })
  void shouldKnowTheExecutableOfThePlatform(String os, String arch, String name) {
    assertThat(RedisExecutable.fileName(os, arch)).isEqualTo(name);
    assertThat(getClass().getClassLoader().getResource(name)).isNotNull();
  }

  private static String ask(EmbeddedRedis redis, String command) throws IOException {
    return new RedisProbe(socket(redis), Duration.ofSeconds(5)).ask(command);
  }

  private static Path socket(EmbeddedRedis redis) {
    return Path.of(URI.create(redis.url()).getPath());
  }
}
