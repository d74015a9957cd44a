package dev.newel.load;

import dev.newel.aws.client.signing.CanonicalRequest;
import dev.newel.aws.client.signing.Signatures;
import dev.newel.aws.client.signing.SigningScope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Signs calls with the key of the load. What that takes is the generator's, and not counted. */
final class RequestSigner {

  static final String KEY_ID = "AKIALOADBENCHMARK";
  static final String SECRET = "a-secret-of-forty-letters-as-AWS-has-them";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String REGION = "us-east-1";
  private static final String SERVICE = "states";
  private static final String SIGNED_HEADERS = "content-type;host;x-amz-date;x-amz-target";

  private final Signatures signatures = new Signatures();

  /** The values of the headers X-Amz-Date and Authorization of a call. */
  record Signed(String time, String authorization) {}

  /** Signs a call that is made now. */
  Signed sign(String target, byte[] body) {
    String time = TIME.format(Instant.now());
    String headers =
        "content-type:"
            + RequestTemplate.CONTENT_TYPE
            + "\nhost:"
            + RequestTemplate.HOST
            + "\nx-amz-date:"
            + time
            + "\nx-amz-target:"
            + target
            + "\n";
    CanonicalRequest request =
        new CanonicalRequest("POST", "/", "", headers, SIGNED_HEADERS, Signatures.hash(body));
    SigningScope scope = SigningScope.at(time, REGION, SERVICE);
    String signature = signatures.sign(request, SECRET, time, scope);
    return new Signed(time, authorization(KEY_ID, scope, signature));
  }

  /** What no key has made, and is as long. */
  static Signed unsigned() {
    String time = "20260101T000000Z";
    SigningScope scope = SigningScope.at(time, REGION, SERVICE);
    return new Signed(time, authorization("AKIDEXAMPLE", scope, "0123456789abcdef".repeat(4)));
  }

  private static String authorization(String keyId, SigningScope scope, String signature) {
    return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(Signatures.ALGORITHM, keyId, scope.text(), SIGNED_HEADERS, signature);
  }
}
