package dev.newel.gameday;

import dev.newel.testing.Certificates;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The files that say who may call, and by which certificate the instances are known. */
final class Access {

  /** Works tasks, and looks at everything. */
  static final AwsCredentialsIdentity OPERATOR = key("AKIAOPERATOR");

  /** Each has a client that starts executions. */
  static final List<AwsCredentialsIdentity> STARTERS =
      List.of(key("AKIASTARTERONE"), key("AKIASTARTERTWO"));

  /** Since when a certificate is good, of the day that it has. */
  static final String GOOD = "-1H";

  /** The same of one that has expired. */
  static final String EXPIRED = "-2d";

  private static final String POLICIES =
      """
      {"operator": {"Version": "2012-10-17",
         "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}},
       "starter": {"Version": "2012-10-17",
         "Statement": {"Effect": "Allow", "Action": "states:StartExecution", "Resource": "*"}}}
      """;

  private final Path folder;

  private Access(Path folder) {
    this.folder = folder;
  }

  static Access in(Path folder) throws IOException {
    Access access = new Access(Files.createDirectories(folder));
    access.write("policies.json", POLICIES);
    access.allow(STARTERS);
    access.certify(GOOD);
    return access;
  }

  private static AwsCredentialsIdentity key(String id) {
    return AwsCredentialsIdentity.create(id, "secret-of-" + id);
  }

  /** Lets the operator in, and these, and nobody else. */
  void allow(List<AwsCredentialsIdentity> starters) throws IOException {
    String others =
        starters.stream().map(key -> "," + entry(key, "starter")).collect(Collectors.joining());
    write("keys.json", "{\"AccessKeys\": [" + entry(OPERATOR, "operator") + others + "]}");
  }

  private static String entry(AwsCredentialsIdentity key, String policy) {
    return "{\"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"%s\", \"Policies\": [\"%s\"]}"
        .formatted(key.accessKeyId(), key.secretAccessKey(), policy);
  }

  private void write(String name, String text) throws IOException {
    // as a whole, as Kubernetes does with a Secret
    Path next = Files.writeString(folder.resolve(name + ".next"), text);
    Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Has the instances show a new certificate, which is good for a day.
   *
   * @param from {@link #GOOD} or {@link #EXPIRED}
   */
  void certify(String from) {
    Certificates.write(folder.resolve("tls.crt"), folder.resolve("tls.key"), "newel", from);
  }

  /** The settings of an instance, by the names of their variables. */
  Map<String, String> environment() {
    return Map.of(
        "NEWEL_AUTH_KEYS_FILE", folder.resolve("keys.json").toString(),
        "NEWEL_AUTH_POLICIES_FILE", folder.resolve("policies.json").toString(),
        "NEWEL_HTTP_TLS_CERTIFICATE_FILE", folder.resolve("tls.crt").toString(),
        "NEWEL_HTTP_TLS_KEY_FILE", folder.resolve("tls.key").toString());
  }

  /** Trusts any maker, as its certificates are their own; but none that is not good today. */
  static SSLContext goodToday() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new GoodToday()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static final class GoodToday extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      chain[0].checkValidity();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
