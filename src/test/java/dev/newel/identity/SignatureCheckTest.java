package dev.newel.identity;

import static dev.newel.identity.SignatureChecks.ADMIN;
import static dev.newel.identity.SignatureChecks.NOW;
import static dev.newel.identity.SignatureChecks.PARIS;
import static dev.newel.identity.SignatureChecks.TEMPORARY;
import static dev.newel.identity.SignatureChecks.URL;
import static dev.newel.identity.SignatureChecks.client;
import static dev.newel.identity.SignatureChecks.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.identity.SignatureCheck.Signer;
import dev.newel.testing.SdkSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What is let in of what the AWS SDK signs, and with which of AWS's errors the rest is refused. */
class SignatureCheckTest {

  private static final byte[] BODY = "{\"maxResults\": 5}".getBytes(StandardCharsets.UTF_8);
  private static final SdkHttpRequest REQUEST =
      SdkSignature.request("POST", URL)
          .putHeader("X-Amz-Target", "AWSStepFunctions.ListActivities")
          .putHeader("Content-Type", "application/x-amz-json-1.0")
          .build();
  private static final String MISMATCH =
      "InvalidSignatureException: The request signature we calculated does not match the signature"
          + " you provided. Check your AWS Secret Access Key and signing method. Consult the"
          + " service documentation for details.";

  private static Signer check(SdkHttpRequest request, byte[] body) {
    return SignatureChecks.at(NOW).check(received(request, body));
  }

  @Test
  void shouldSayWhoHasSigned() {
    Signer signer = check(client(ADMIN).sign(REQUEST, BODY), BODY);

    assertThat(signer.account()).isEqualTo("000000000000");
    assertThat(signer.region()).isEqualTo("us-east-1");
    assertThat(signer.caller().accessKeyId()).isEqualTo("AKIAADMIN");
    assertThat(signer.caller().user()).isEqualTo("arn:aws:iam::000000000000:user/admin");
  }

  @Test
  void shouldTakeTheAccountOfTheKey() {
    SdkSignature client = client(PARIS, "eu-west-3", Duration.ZERO);

    assertThat(check(client.sign(REQUEST, BODY), BODY).account()).isEqualTo("111122223333");
    assertThatThrownBy(() -> check(client(PARIS).sign(REQUEST, BODY), BODY))
        .hasMessage("InvalidSignatureException: Credential should be scoped to a valid region.");
  }

  @Test
  void shouldTakeASessionTokenAndNoOther() {
    SdkHttpRequest signed = client(TEMPORARY).sign(REQUEST, BODY);

    assertThat(check(signed, BODY).caller().accessKeyId()).isEqualTo("ASIATEMPORARY");
    assertThatThrownBy(
            () ->
                check(
                    client(AwsCredentialsIdentity.create("ASIATEMPORARY", "temporary-secret"))
                        .sign(REQUEST, BODY),
                    BODY))
        .hasMessageStartingWith("UnrecognizedClientException: ");
    assertThatThrownBy(
            () ->
                SignatureChecks.at(Instant.parse("2026-11-26T12:30:00Z"))
                    .check(
                        received(
                            client(TEMPORARY, "us-east-1", Duration.ofMinutes(30))
                                .sign(REQUEST, BODY),
                            BODY)))
        .hasMessage("ExpiredTokenException: The security token included in the request is expired");
  }

  @Test
  void shouldRefuseWhoHasNoKeyOrAnotherSecret() {
    assertThatThrownBy(
            () ->
                check(
                    client(AwsCredentialsIdentity.create("AKIANOBODY", "x")).sign(REQUEST, BODY),
                    BODY))
        .hasMessage(
            "UnrecognizedClientException: The security token included in the request is invalid.");
    assertThatThrownBy(
            () ->
                check(
                    client(AwsCredentialsIdentity.create("AKIAADMIN", "x")).sign(REQUEST, BODY),
                    BODY))
        .hasMessage(MISMATCH);
  }

  @Test
  void shouldRefuseAnotherBodyAndAnUnsignedOne() {
    SdkHttpRequest signed = client(ADMIN).sign(REQUEST, BODY);
    byte[] other = "{\"maxResults\": 6}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> check(signed, other)).hasMessage(MISMATCH);
    SdkHttpRequest unsigned =
        REQUEST.toBuilder().putHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD").build();
    assertThatThrownBy(
            () ->
                check(
                    client(ADMIN).sign(unsigned, BODY).toBuilder()
                        .putHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                        .build(),
                    BODY))
        .hasMessage(MISMATCH);
  }

  @ParameterizedTest
  @CsvSource({
    "-301, Signature expired: 20261126T115459Z is now earlier than 20261126T115500Z"
        + " (20261126T120000Z - 5 min.)",
    "301, Signature not yet current: 20261126T120501Z is still later than 20261126T120500Z"
        + " (20261126T120000Z + 5 min.)",
  })
  void shouldRefuseAnotherTime(int seconds, String message) {
    SdkSignature late = client(ADMIN, "us-east-1", Duration.ofSeconds(seconds));

    assertThatThrownBy(() -> check(late.sign(REQUEST, BODY), BODY))
        .hasMessage("InvalidSignatureException: " + message);
  }

  @ParameterizedTest
  @ValueSource(ints = {-300, 0, 300})
  void shouldTakeATimeThatIsNearlyTheSame(int seconds) {
    SdkSignature client = client(ADMIN, "us-east-1", Duration.ofSeconds(seconds));

    assertThat(check(client.sign(REQUEST, BODY), BODY)).isNotNull();
  }

  /** As AWS does; the threat model tells of it. */
  @Test
  void shouldTakeARequestAgainForAsLongAsClocksMayDiffer() {
    ReceivedRequest request = received(client(ADMIN).sign(REQUEST, BODY), BODY);

    assertThat(SignatureChecks.at(NOW).check(request)).isNotNull();
    assertThat(SignatureChecks.at(NOW.plusSeconds(300)).check(request)).isNotNull();
    assertThatThrownBy(() -> SignatureChecks.at(NOW.plusSeconds(301)).check(request))
        .hasMessageStartingWith("InvalidSignatureException: Signature expired: ");
  }

  @Test
  void shouldTakeAPresignedUrlWhileItIsGood() {
    SdkHttpRequest url =
        SdkSignature.request("GET", URL + "?Action=ListActivities&maxResults=5").build();
    byte[] none = new byte[0];

    assertThat(
            check(
                client(TEMPORARY, "us-east-1", Duration.ofHours(-1))
                    .presign(url, Duration.ofHours(1)),
                none))
        .isNotNull();
    assertThatThrownBy(
            () ->
                check(
                    client(ADMIN, "us-east-1", Duration.ofSeconds(-91))
                        .presign(url, Duration.ofSeconds(90)),
                    none))
        .hasMessage(
            "InvalidSignatureException: Signature expired: 20261126T115829Z is now earlier than"
                + " 20261126T115830Z (20261126T120000Z - 90 sec.)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-amz-target", "host", "x-amz-date"})
  void shouldRefuseHeadersThatAreNotSigned(String header) {
    SdkHttpRequest signed = client(ADMIN).sign(REQUEST, BODY);
    String authorization =
        signed
            .firstMatchingHeader("Authorization")
            .orElseThrow()
            .replaceAll(";?" + header + "(?=[;,])", "")
            .replace("SignedHeaders=;", "SignedHeaders=");

    assertThatThrownBy(
            () -> check(signed.toBuilder().putHeader("Authorization", authorization).build(), BODY))
        .hasMessageStartingWith("InvalidSignatureException: '")
        .hasMessageContaining("must be a 'SignedHeader' in the AWS Authorization.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|MissingAuthenticationTokenException: Request is missing Authentication Token",
        "Bearer x|IncompleteSignatureException: Authorization header must begin with"
            + " AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=a, Credential=b|IncompleteSignatureException: Authorization"
            + " header must have each parameter once",
        "AWS4-HMAC-SHA256 x|IncompleteSignatureException: Authorization header requires"
            + " 'Credential' parameter. Authorization header requires 'Signature' parameter."
            + " Authorization header requires 'SignedHeaders' parameter. Authorization header"
            + " requires existence of either a 'X-Amz-Date' or a 'Date' header.",
      })
  void shouldSayWhatIsMissing(String authorization, String message) {
    SdkHttpRequest.Builder request = REQUEST.toBuilder();
    if (!authorization.isEmpty()) {
      request.putHeader("Authorization", List.of(authorization));
    }
    assertThatThrownBy(() -> check(request.build(), BODY)).hasMessage(message);
  }

  /** What stands before a signature is read once, and the signature each time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Signature=|Signature=0|InvalidSignatureException: The request signature we calculated",
        "Signature=.*|Signature=|IncompleteSignatureException: Authorization header requires"
            + " 'Signature' parameter.",
        "$|, Signature=a|IncompleteSignatureException: Authorization header must have each",
        "Signature=|XSignature=a, Signature=b|InvalidSignatureException: The request signature we",
        "(Signature=.*)|$1, XSignature=b|",
        "(Signature=.*)|  $1  |",
      })
  void shouldReadASignatureBehindWhatIsKnown(String part, String other, @Nullable String message) {
    SdkHttpRequest signed = client(ADMIN).sign(REQUEST, BODY);
    String authorization = signed.firstMatchingHeader("Authorization").orElseThrow();
    SdkHttpRequest changed =
        signed.toBuilder()
            .putHeader("Authorization", authorization.replaceFirst(part, other))
            .build();
    SignatureCheck check = SignatureChecks.at(NOW);

    for (int i = 0; i < 3; i++) {
      assertThat(check.check(received(signed, BODY))).isNotNull();
      if (message == null) {
        assertThat(check.check(received(changed, BODY))).isNotNull();
      } else {
        assertThatThrownBy(() -> check.check(received(changed, BODY)))
            .hasMessageStartingWith(message);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AKIAADMIN/20261126/us-east-1/s3/aws4_request, correct service: 'states'",
    "AKIAADMIN/20261126/us-east-1/states/aws3_request, valid terminator: 'aws4_request'",
    "AKIAADMIN/20261126/US/states/aws4_request, valid region",
    "AKIAADMIN/20261125/us-east-1/states/aws4_request, Date in Credential scope does not match",
    "AKIAADMIN/2026/us-east-1/states/aws4_request, Date in Credential scope does not match",
    "AKIAADMIN/20261126/us-east-1/aws4_request, 5 slash-delimited elements",
  })
  void shouldSayWhatIsWrongWithACredential(String credential, String message) {
    SdkHttpRequest signed = client(ADMIN).sign(REQUEST, BODY);
    String authorization =
        signed
            .firstMatchingHeader("Authorization")
            .orElseThrow()
            .replaceAll("Credential=[^,]*", "Credential=" + credential);

    assertThatThrownBy(
            () -> check(signed.toBuilder().putHeader("Authorization", authorization).build(), BODY))
        .hasMessageContaining(message);
  }
}
