package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.store.StoreUnavailableException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartFailureTest {

  private static final String ELSEWHERE =
      "; set data.dir (NEWEL_DATA_DIR) to a folder you may write.";

  @TempDir Path nowhere;

  static Stream<Arguments> folders() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("/d"), "permission denied at /d" + ELSEWHERE),
        Arguments.of(
            new FileAlreadyExistsException("/d"), "there is a file in its place, /d" + ELSEWHERE),
        Arguments.of(new NoSuchFileException("/d"), "this cannot be created, /d" + ELSEWHERE),
        Arguments.of(new FileSystemException("/d", null, "it is in use"), "it is in use."),
        Arguments.of(new IOException("one\n two"), "one two."));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void shouldSayWhatIsWrongWithTheDataFolder(IOException cause, String reason) throws IOException {
    assertThat(StartFailure.ofDataFolder(config(Map.of("NEWEL_DATA_DIR", "/d")), cause))
        .hasMessage("cannot use the data folder /d: " + reason);
  }

  static Stream<Arguments> redises() {
    return Stream.of(
        Arguments.of(
            new ConnectException("Connection refused: /h:1"),
            "cannot reach the Redis at redis://:***@h:1 within 10 s: Connection refused: /h:1."
                + " Start it, or correct redis.url (NEWEL_REDIS_URL)."),
        Arguments.of(
            new SSLHandshakeException("unable to find valid certification path"),
            "cannot trust the certificate of the Redis at redis://:***@h:1: unable to find valid"
                + " certification path. Name its authority's in redis.ca-file"
                + " (NEWEL_REDIS_CA_FILE), and in redis.url the host that it was made for."),
        Arguments.of(
            new IllegalStateException("WRONGPASS invalid username-password pair."),
            "the Redis at redis://:***@h:1 refuses the user or the password in redis.url"
                + " (NEWEL_REDIS_URL): WRONGPASS invalid username-password pair"),
        Arguments.of(
            new StoreUnavailableException("NOREPLICAS 0 of 1", null),
            "cannot use the Redis at redis://:***@h:1: NOREPLICAS 0 of 1. Connect replicas to it,"
                + " or lower redis.wait-replicas (NEWEL_REDIS_WAIT_REPLICAS) or its own"
                + " min-replicas-to-write."),
        Arguments.of(
            new IllegalArgumentException("no good: redis://:secret@h:1"),
            "cannot use the Redis at redis://:***@h:1: no good: redis://:***@h:1"));
  }

  @ParameterizedTest
  @MethodSource("redises")
  void shouldSayWhatIsWrongWithRedisButNotItsPassword(Exception cause, String message)
      throws IOException {
    NewelConfig config = config(Map.of("NEWEL_REDIS_URL", "redis://:secret@h:1"));

    assertThat(StartFailure.ofRedis(config, cause)).hasMessage(message);
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        Arguments.of(
            new BindException("Address already in use"),
            "Stop what listens there, or set http.port (NEWEL_HTTP_PORT) to another port."),
        Arguments.of(
            new SocketException("Permission denied"),
            "Set http.port (NEWEL_HTTP_PORT) to a port from 1024 on."),
        Arguments.of(
            new BindException("Cannot assign requested address"),
            "Set http.host (NEWEL_HTTP_HOST) to an address of this machine."),
        Arguments.of(
            new UnknownHostException("no such host"),
            "Set http.host (NEWEL_HTTP_HOST) to an address of this machine."));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void shouldSayHowToListenElsewhere(Exception cause, String advice) throws IOException {
    assertThat(StartFailure.ofListening(config(Map.of()), cause))
        .hasMessage("cannot listen on 127.0.0.1:8083: " + cause.getMessage() + ". " + advice);
  }

  @Test
  void shouldLeaveWhatHasNothingToDoWithTheAddress() throws IOException {
    Exception other = new IllegalStateException("a bug");

    assertThat(StartFailure.ofListening(config(Map.of()), other)).isSameAs(other);
  }

  private NewelConfig config(Map<String, String> environment) throws IOException {
    return LoadedConfig.load(nowhere, environment).config();
  }
}
