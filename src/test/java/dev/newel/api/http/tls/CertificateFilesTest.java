package dev.newel.api.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Certificates;
import dev.newel.testing.LogRecords;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A certificate that expires is told of again and again, and one that is not served tried again.
 */
class CertificateFilesTest {

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final LogRecords log = new LogRecords("dev.newel.api.http.tls", Level.WARNING);
  private Instant now = Instant.now();

  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @BeforeEach
  void listen() {
    log.begin();
  }

  @AfterEach
  void close() {
    log.end();
    vertx.close().await();
  }

  private Path certificate() {
    return folder.resolve("tls.crt");
  }

  private Path key() {
    return folder.resolve("tls.key");
  }

  /** One that is good for a day. */
  private CertificateFiles files() throws IOException {
    Certificates.write(certificate(), key(), "first", "-0d");
    return CertificateFiles.read(vertx, certificate(), key(), clock);
  }

  @Test
  void shouldTellAgainThatItExpires() throws IOException {
    CertificateFiles files = files();
    Instant end = files.current().expires();
    files.look();
    assertThat(log.messages()).isEmpty();

    now = end.minus(Duration.ofHours(5));
    files.look();
    files.look();
    assertThat(log.messages()).singleElement().asString().contains("expires in 0 days, at " + end);
    assertThat(files.secondsLeft()).isEqualTo(5 * 3_600);

    now = end.minus(Duration.ofHours(1));
    files.look();
    files.look();
    assertThat(log.messages()).as("as an error").hasSize(2);

    now = end.plus(Duration.ofHours(22));
    files.look();
    assertThat(log.messages()).as("not within a day").hasSize(2);

    now = end.plus(Duration.ofHours(23));
    files.look();
    assertThat(log.messages()).hasSize(3).last().asString().contains("has expired at " + end);
    assertThat(files.secondsLeft()).isEqualTo(-23 * 3_600);
  }

  @Test
  void shouldSayThatThereIsANewOneUntilItIsServed() throws IOException {
    CertificateFiles files = files();
    assertThat(files.look()).isFalse();

    Certificates.write(certificate(), key(), "second", "-0d");
    assertThat(files.look()).isTrue();
    assertThat(files.look()).as("as nobody has said that it is served").isTrue();

    files.serves(files.current());
    assertThat(files.look()).isFalse();
  }

  @Test
  void shouldReadAgainWhatCouldNotBeRead() throws IOException {
    CertificateFiles files = files();
    Files.delete(key());
    assertThat(files.look()).isFalse();
    assertThat(files.look()).isFalse();
    assertThat(log.messages()).hasSize(1);

    Certificates.write(certificate(), key(), "second", "-0d");
    assertThat(files.look()).isTrue();
  }
}
