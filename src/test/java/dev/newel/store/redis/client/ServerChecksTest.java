package dev.newel.store.redis.client;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.store.redis.client.ServerChecks.UnfitServerException;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RedisFixture.class)
class ServerChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"6.2.14", "5.0", "2.8.24", "unknown", ""})
  void shouldRefuseAnOldServer(String version) {
    assertThatThrownBy(() -> ServerChecks.judge(Map.of("redis_version", version), "3600 1"))
        .isInstanceOf(UnfitServerException.class)
        .hasMessage("Newel needs Redis 7.0 or later, and this one is version " + version + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.0.0", "7.4.1", "8.2", "10.0.1"})
  void shouldAcceptANewServer(String version) {
    assertThatCode(() -> ServerChecks.judge(Map.of("redis_version", version), "3600 1"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"allkeys-lru", "volatile-ttl", "allkeys-random"})
  void shouldRefuseAServerThatThrowsDataAway(String policy) {
    Map<String, String> info = Map.of("redis_version", "7.2.0", "maxmemory_policy", policy);

    assertThatThrownBy(() -> ServerChecks.judge(info, ""))
        .isInstanceOf(UnfitServerException.class)
        .hasMessageContaining(policy);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "forbidden",
      value = {"1, '', 0", "1, forbidden, 0", "0, 3600 1, 0", "0, '', 1", "0, forbidden, 1"})
  void shouldWarnWhenNothingMayBePersisted(String aof, String save, int warnings) {
    Map<String, String> info = Map.of("redis_version", "7.2.0", "aof_enabled", aof);

    assertThat(ServerChecks.judge(info, save).warnings()).hasSize(warnings);
  }

  @Test
  void shouldReadWhatAServerSays(RedisLink link) {
    assertThat(await(ServerChecks.check(link)).version()).startsWith("7.");
  }

  @Test
  void shouldRefuseARealServerThatThrowsDataAway(RedisLink link) {
    setPolicy(link, "allkeys-lru");

    assertThatThrownBy(() -> await(ServerChecks.check(link)))
        .isInstanceOf(UnfitServerException.class);

    setPolicy(link, "noeviction");
  }

  private static void setPolicy(RedisLink link, String policy) {
    await(link.send(Request.cmd(Command.CONFIG).arg("SET").arg("maxmemory-policy").arg(policy)));
  }
}
