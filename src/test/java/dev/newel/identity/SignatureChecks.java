package dev.newel.identity;

import dev.newel.testing.SdkSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Keys, clients that sign with them, and the check of what they sign. */
final class SignatureChecks {

  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  static final String URL = "http://localhost:8083/";

  private static final String KEYS =
      """
      {"AccessKeys": [
        {"AccessKeyId": "AKIAADMIN", "SecretAccessKey": "admin-secret", "UserName": "admin"},
        {"AccessKeyId": "AKIAPARIS", "SecretAccessKey": "paris-secret",
         "Account": "111122223333", "Region": "eu-west-3"},
        {"AccessKeyId": "ASIATEMPORARY", "SecretAccessKey": "temporary-secret",
         "SessionToken": "session/token+==", "Expiration": "2026-11-26T12:30:00Z"}
      ]}
      """;

  static final AwsCredentialsIdentity ADMIN =
      AwsCredentialsIdentity.create("AKIAADMIN", "admin-secret");
  static final AwsCredentialsIdentity PARIS =
      AwsCredentialsIdentity.create("AKIAPARIS", "paris-secret");
  static final AwsCredentialsIdentity TEMPORARY =
      AwsSessionCredentialsIdentity.create("ASIATEMPORARY", "temporary-secret", "session/token+==");

  private SignatureChecks() {}

  static SignatureCheck at(Instant now) {
    try {
      Path file = Files.createTempFile("keys", ".json");
      Files.writeString(file, KEYS);
      KeyRing ring = KeyRing.read(new KeyFiles(file, null, "000000000000"));
      Files.delete(file);
      return new SignatureCheck(ring, Clock.fixed(now, ZoneOffset.UTC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SdkSignature client(AwsCredentialsIdentity key, String region, Duration ahead) {
    return new SdkSignature(key, region, Clock.fixed(NOW.plus(ahead), ZoneOffset.UTC));
  }

  static SdkSignature client(AwsCredentialsIdentity key) {
    return client(key, "us-east-1", Duration.ZERO);
  }

  /** A request as the server gets it. */
  static ReceivedRequest received(SdkHttpRequest request, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    request.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new ReceivedRequest(
        request.method().name(),
        request.encodedPath().isEmpty() ? "/" : request.encodedPath(),
        request.encodedQueryParameters().orElse(""),
        name -> headers.getOrDefault(name, List.of()),
        body);
  }
}
