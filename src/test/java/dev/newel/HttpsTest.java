package dev.newel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.Certificates;
import dev.newel.testing.FreePort;
import dev.newel.testing.LogRecords;
import dev.newel.testing.MetricsPage;
import dev.newel.testing.NewelServer;
import dev.newel.testing.SdkSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The API over TLS, with a certificate that is replaced while it is served. */
class HttpsTest {

  @TempDir static Path folder;

  @RegisterExtension static final LogRecords LOG = new LogRecords("dev.newel.api", Level.WARNING);

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(HttpsTest::config);

  private static int metricsPort;

  private static NewelConfig config() {
    write("first", "-2d"); // it has expired, which Newel only tells
    metricsPort = metricsPort();
    return NewelConfig.builder()
        .httpPort(0)
        .set("metrics.port", String.valueOf(metricsPort))
        .set("auth.keys-file", keys().toString())
        .set("http.tls-certificate-file", certificate().toString())
        .set("http.tls-key-file", key().toString())
        .build();
  }

  private static int metricsPort() {
    try {
      return FreePort.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String metrics() {
    return MetricsPage.read("http://127.0.0.1:" + metricsPort).text();
  }

  private static Path keys() {
    try {
      return Files.writeString(
          folder.resolve("keys.json"),
          "{\"AccessKeys\": [{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"secret\"}]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path certificate() {
    return folder.resolve("tls.crt");
  }

  private static Path key() {
    return folder.resolve("tls.key");
  }

  private static void write(String name, String start) {
    Certificates.write(certificate(), key(), name, start);
  }

  private static HttpClient client() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
      return HttpClient.newBuilder().sslContext(context).build();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> call(HttpClient client) {
    SdkHttpRequest request =
        SdkSignature.request("POST", "https://localhost:" + NEWEL.port() + "/")
            .putHeader("X-Amz-Target", "AWSStepFunctions.ListActivities")
            .build();
    SdkHttpRequest signed =
        new SdkSignature(
                AwsCredentialsIdentity.create("A", "secret"), "us-east-1", Clock.systemUTC())
            .sign(request, "{}".getBytes(UTF_8));
    try {
      return client.send(SdkSignature.toJava(signed, "{}").build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String served(HttpResponse<String> response) {
    try {
      X509Certificate shown =
          (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldServeHttp2AndGoOnWithTheNextCertificate() throws IOException {
    HttpClient before = client();
    HttpResponse<String> first = call(before);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(served(first)).isEqualTo("CN=first");
    assertThat(LOG.messages()).anyMatch(text -> text.contains("has expired"));
    assertThat(metrics()).contains("newel_tls_certificate_expiry_seconds -");

    Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\ns3cr3t\n-----END PRIVATE KEY-----\n");
    Awaitility.await().until(() -> LOG.messages().stream().anyMatch(HttpsTest::isComplaint));
    assertThat(LOG.messages()).noneMatch(text -> text.contains("s3cr3t"));
    assertThat(served(call(client()))).isEqualTo("CN=first");

    write("second", "-0d");
    Awaitility.await()
        .untilAsserted(() -> assertThat(served(call(client()))).isEqualTo("CN=second"));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(metrics()).doesNotContain("newel_tls_certificate_expiry_seconds -"));
    assertThat(call(client()).version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(call(before).statusCode()).isEqualTo(200);
  }

  private static boolean isComplaint(String text) {
    return text.startsWith("the certificate from before goes on to serve");
  }

  /** A client that asks nobody, as the certificates here are of nobody. */
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
