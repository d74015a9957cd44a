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

/** Nobody is let in unasked whom nobody meant to. */
class AccessFaultsTest {

  @TempDir Path folder;

  private NewelConfig load(Map<String, String> environment) throws IOException {
    return LoadedConfig.load(folder, environment).config();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "::", "10.0.0.7", "newel.example.com", "128.0.0.1", "1270.0.1"})
  void shouldNotListenWhereOthersAreUnlessItIsSaidWhoMayCall(String host) throws IOException {
    assertThatThrownBy(() -> load(Map.of("NEWEL_HTTP_HOST", host)))
        .hasMessage(
            "http.host (NEWEL_HTTP_HOST): others than this machine reach Newel there, so say who"
                + " may call: set auth.keys-file (NEWEL_AUTH_KEYS_FILE) to a file with access keys,"
                + " or auth.mode (NEWEL_AUTH_MODE) to off to let everyone in");
    assertThat(load(Map.of("NEWEL_HTTP_HOST", host, "NEWEL_AUTH_MODE", "off")).http().host())
        .isEqualTo(host);
    assertThat(
            load(Map.of("NEWEL_HTTP_HOST", host, "NEWEL_AUTH_KEYS_FILE", "/k")).access().keysFile())
        .isEqualTo(Path.of("/k"));
    assertThat(load(Map.of("NEWEL_HTTP_HOST", host, "NEWEL_HTTP_ENABLED", "false")).http().host())
        .isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "newel.localhost", "::1"})
  void shouldListenOnLoopbackWithoutAWord(String host) throws IOException {
    assertThat(load(Map.of("NEWEL_HTTP_HOST", host)).access().keysFile()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEL_AUTH_MODE, signatures, there are no keys to check signatures with; set auth.keys-file",
    "NEWEL_AUTH_POLICIES_FILE, /p, policies are of access keys",
    "NEWEL_HTTP_TLS_KEY_FILE, /k, a certificate needs its key",
    "NEWEL_HTTP_TLS_CERTIFICATE_FILE, /c, a certificate needs its key",
    "NEWEL_BUS_ACTIONS, 'a b', is not accepted",
    "NEWEL_AUTH_MODE, on, is not accepted; it takes signatures or off",
  })
  void shouldSayWhatDoesNotFitTogether(String variable, String text, String message) {
    assertThatThrownBy(() -> load(Map.of(variable, text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  /** An image may say that it is off, and its user have keys all the same. */
  @Test
  void shouldNotPassOverKeysInSilence() {
    assertThatThrownBy(
            () -> load(Map.of("NEWEL_AUTH_MODE", "off", "NEWEL_AUTH_KEYS_FILE", "/keys")))
        .hasMessage(
            "auth.mode (NEWEL_AUTH_MODE): it is off, yet there are access keys; set it to"
                + " signatures, or leave auth.keys-file out");
  }
}
