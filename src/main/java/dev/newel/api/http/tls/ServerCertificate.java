package dev.newel.api.http.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate with its key.
 *
 * @param pem what Vert.x serves with
 * @param begins from when on clients trust it
 * @param expires when clients trust it no more
 */
public record ServerCertificate(PemKeyCertOptions pem, Instant begins, Instant expires) {

  /** Kinds of keys, with how one signs. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  /**
   * Reads it. Blocks.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if they are no certificate and key, or not of one another
   */
  static ServerCertificate read(Vertx vertx, Path certificate, Path key) throws IOException {
    PemKeyCertOptions pem =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(Files.readAllBytes(certificate)))
            .addKeyValue(Buffer.buffer(Files.readAllBytes(key)));
    try {
      X509KeyManager keys = keys(pem.getKeyManagerFactory(vertx).getKeyManagers());
      for (Map.Entry<String, String> kind : ALGORITHMS.entrySet()) {
        String[] aliases = keys.getServerAliases(kind.getKey(), null);
        if (aliases != null) {
          X509Certificate first = keys.getCertificateChain(aliases[0])[0];
          checkPair(kind.getValue(), keys.getPrivateKey(aliases[0]), first);
          return new ServerCertificate(
              pem, first.getNotBefore().toInstant(), first.getNotAfter().toInstant());
        }
      }
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception e) { // of many kinds, some of which quote what they cannot read
      throw new IllegalArgumentException("they are no certificate and key in PEM");
    }
    throw new IllegalArgumentException("the key is of a kind that is not known here");
  }

  private static X509KeyManager keys(KeyManager[] managers) {
    return Stream.of(managers)
        .filter(X509KeyManager.class::isInstance)
        .map(X509KeyManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** While a Secret is swapped one file may be of before, and the other of after. */
  private static void checkPair(String algorithm, PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("the key is none of the certificate's");
    }
  }

  /** Logs must not tell the key. */
  @Override
  public String toString() {
    return "ServerCertificate[until " + expires + "]";
  }

  /** What a server is told that is to go on with it. */
  public ServerSSLOptions options() {
    return new ServerSSLOptions().setKeyCertOptions(pem).setUseAlpn(true);
  }
}
