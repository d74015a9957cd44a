package dev.newel.api.http.tls;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The files that a certificate and its key are in, and what was last read there. Where that makes
 * no sense, what was read before goes on to serve, and the log says so.
 */
public final class CertificateFiles {

  private static final System.Logger LOG = System.getLogger(CertificateFiles.class.getName());

  private static final double SECOND_MS = 1_000;

  private final Vertx vertx;
  private final Path certificate;
  private final Path key;
  private final Clock clock;
  private final ExpiryNotice notice;
  private volatile ServerCertificate current;
  private volatile ServerCertificate served;
  private @Nullable String complaint;

  private CertificateFiles(Vertx vertx, Path certificate, Path key, Clock clock)
      throws IOException {
    this.vertx = vertx;
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
    this.notice = new ExpiryNotice(certificate, clock);
    this.current = ServerCertificate.read(vertx, certificate, key);
    this.served = current;
  }

  /**
   * Reads the files. Blocks. That a certificate has expired is told, and no more: who may say
   * whether its clients mind?
   *
   * @throws IOException if one cannot be read
   * @throws IllegalArgumentException if they are no certificate and key
   */
  public static CertificateFiles read(Vertx vertx, Path certificate, Path key, Clock clock)
      throws IOException {
    CertificateFiles files = new CertificateFiles(vertx, certificate, key, clock);
    files.notice.look(files.current);
    return files;
  }

  public ServerCertificate current() {
    return current;
  }

  /** In how many seconds the certificate that is served expires; negative where it has. */
  public double secondsLeft() {
    return Duration.between(clock.instant(), served.expires()).toMillis() / SECOND_MS;
  }

  /**
   * Looks at the files again. Blocks.
   *
   * @return whether there is a certificate that is not {@linkplain #serves served} yet
   */
  public synchronized boolean look() {
    try {
      ServerCertificate found = ServerCertificate.read(vertx, certificate, key);
      complaint = null;
      if (!found.equals(current)) {
        current = found;
        LOG.log(Level.INFO, "there is a new certificate, good until {0}", found.expires());
      }
    } catch (IOException e) {
      complain("cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      complain("make no sense: " + e.getMessage());
    }
    notice.look(served);
    return !current.equals(served);
  }

  /** All go on with a certificate; what is not served by the next look is tried again. */
  public void serves(ServerCertificate one) {
    served = one;
  }

  /** Once for each fault, however often it is met. */
  private void complain(String text) {
    if (!text.equals(complaint)) {
      complaint = text;
      LOG.log(
          Level.ERROR,
          "the certificate from before goes on to serve, as {0} and {1} {2}",
          certificate,
          key,
          text);
    }
  }
}
