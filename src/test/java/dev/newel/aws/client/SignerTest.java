package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signatures as AWS's own page calculates them, step by step. */
class SignerTest {

  private static final String DATE = "20260102T030405Z";
  private static final Endpoint ENDPOINT =
      new Endpoint(false, "localhost", 4566, "/base", "eu-west-1", true);

  private final Signer signer =
      new Signer(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

  @Test
  void shouldSignPathsEncodedTwice() throws GeneralSecurityException {
    AddressedRequest signed =
        signer.sign(request(), new Credentials("id", "secret", null), "lambda", true);

    assertThat(header(signed, "X-Amz-Date")).isEqualTo(DATE);
    assertThat(header(signed, "Authorization"))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=id/20260102/eu-west-1/lambda/aws4_request,"
                + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature="
                + signature("/base/a%252Fb", "lambda", hex(sha256("{}"))));
  }

  @Test
  void shouldSignPathsOfS3AsTheyStand() throws GeneralSecurityException {
    AddressedRequest signed =
        signer.sign(request(), new Credentials("id", "secret", null), "s3", true);

    assertThat(header(signed, "Authorization"))
        .endsWith("Signature=" + signature("/base/a%2Fb", "s3", hex(sha256("{}"))));
  }

  @Test
  void shouldLeaveTheBodyOutWhereItMay() throws GeneralSecurityException {
    Endpoint tls = new Endpoint(true, "localhost", 4566, "/base", "eu-west-1", true);
    AddressedRequest signed =
        signer.sign(
            new AddressedRequest(tls, request().request()),
            new Credentials("id", "secret", null),
            "ebs",
            false);

    assertThat(header(signed, "x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
    assertThat(header(signed, "Authorization"))
        .endsWith("Signature=" + signature("/base/a%252Fb", "ebs", "UNSIGNED-PAYLOAD"));
  }

  @Test
  void shouldSendTheSessionToken() {
    AddressedRequest signed =
        signer.sign(request(), new Credentials("id", "secret", "token"), "sqs", true);

    assertThat(header(signed, "X-Amz-Security-Token")).isEqualTo("token");
    assertThat(header(signed, "Authorization")).contains("x-amz-security-token");
  }

  private static AddressedRequest request() {
    return new AddressedRequest(
        ENDPOINT,
        new WireRequest(
            "POST",
            "/a%2Fb",
            List.of(new NameValue("z", "1 2"), new NameValue("a", "")),
            List.of(new NameValue("Content-Type", "text/plain")),
            "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static String header(AddressedRequest request, String name) {
    return request.request().header(name).orElseThrow();
  }

  private static String signature(String path, String service, String bodyHash)
      throws GeneralSecurityException {
    String canonical =
        String.join(
            "\n",
            "POST",
            path,
            "a=&z=1%202",
            "content-type:text/plain",
            "host:localhost:4566",
            "x-amz-content-sha256:" + bodyHash,
            "x-amz-date:" + DATE,
            "",
            "content-type;host;x-amz-content-sha256;x-amz-date",
            bodyHash);
    String scope = "20260102/eu-west-1/" + service + "/aws4_request";
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", DATE, scope, hex(sha256(canonical)));
    byte[] key = "AWS4secret".getBytes(StandardCharsets.UTF_8);
    for (String part : List.of("20260102", "eu-west-1", service, "aws4_request")) {
      key = hmac(key, part);
    }
    return hex(hmac(key, toSign));
  }

  private static byte[] sha256(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
