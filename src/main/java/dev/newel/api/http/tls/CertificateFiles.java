package dev.newel.api.http.tls;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The files that a certificate and its key are in, and what was last read there. Where that makes
 * no sense, what was read before goes on to serve, and the log says so.
 */
public final class CertificateFiles {

  private static final System.Logger LOG = System.getLogger(CertificateFiles.class.getName());

  private final Vertx vertx;
  private final Path certificate;
  private final Path key;
  private volatile ServerCertificate current;
  private @Nullable String complaint;

  private CertificateFiles(Vertx vertx, Path certificate, Path key) throws IOException {
    this.vertx = vertx;
    this.certificate = certificate;
    this.key = key;
    this.current = ServerCertificate.read(vertx, certificate, key);
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
    CertificateFiles files = new CertificateFiles(vertx, certificate, key);
    if (files.current.expires().isBefore(clock.instant())) {
      LOG.log(
          Level.WARNING,
          "the certificate in {0} has expired at {1}",
          certificate,
          files.current.expires());
    }
    return files;
  }

  public ServerCertificate current() {
    return current;
  }

  /** Looks at the files again, and says whether there is another certificate. Blocks. */
  public synchronized boolean look() {
    try {
      ServerCertificate found = ServerCertificate.read(vertx, certificate, key);
      complaint = null;
      if (found.equals(current)) {
        return false;
      }
      current = found;
      LOG.log(Level.INFO, "there is a new certificate, good until {0}", found.expires());
      return true;
    } catch (IOException e) {
      complain("cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      complain("make no sense: " + e.getMessage());
    }
    return false;
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
