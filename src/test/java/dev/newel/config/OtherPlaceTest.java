package dev.newel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a Redis that something is moved from, or to. */
class OtherPlaceTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "NEWEL_REDIS_URL", "redis://configured",
          "NEWEL_REDIS_WAIT_REPLICAS", "1",
          "NEWEL_REDIS_REPLY_TIMEOUT_SECONDS", "7",
          "THERE", "rediss://user:secret@there/2",
          "OTHER", "/var/data");

  @TempDir Path folder;

  private NewelConfig at(String place) throws IOException {
    return LoadedConfig.loadAt(place, folder, ENVIRONMENT).config();
  }

  @Test
  void shouldTakeTheUrlOfARedis() throws IOException {
    assertThat(at("redis+cluster://a:1,b:2").redis().url()).isEqualTo("redis+cluster://a:1,b:2");
    assertThat(at("redis://a").redis().replyTimeout()).hasSeconds(7);
    assertThat(at("redis://a").redis().waitReplicas()).isZero();
  }

  @Test
  void shouldTakeTheFolderOfNewelsOwn() throws IOException {
    NewelConfig config = at("some/data");

    assertThat(config.redis().url()).isNull();
    assertThat(config.data().dir()).isEqualTo(Path.of("some/data"));
  }

  @Test
  void shouldTakeEitherFromAVariable() throws IOException {
    assertThat(at("env:THERE").redis().url()).isEqualTo("rediss://user:secret@there/2");
    assertThat(at("env:OTHER").data().dir()).isEqualTo(Path.of("/var/data"));
    assertThatThrownBy(() -> at("env:NOWHERE"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("there is nothing in env:NOWHERE");
  }

  @Test
  void shouldRefuseWhatIsNoUrlAndNotShowItsPassword() {
    assertThatThrownBy(() -> at("http://user:secret@there"))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("secret");
  }
}
