package dev.newel.identity;

import dev.newel.aws.client.signing.SigningScope;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its signature; nothing of it is proven.
 *
 * @param keyId the access key
 * @param signedHeaders their names in small letters
 * @param signature hexadecimal digits
 * @param time when it was made, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param sessionToken empty for none
 * @param valid for how long from then on it is good, in a presigned URL; null in a header
 */
record SignatureClaim(
    String keyId,
    SigningScope scope,
    List<String> signedHeaders,
    String signature,
    String time,
    String sessionToken,
    @Nullable Duration valid) {

  SignatureClaim {
    signedHeaders = List.copyOf(signedHeaders);
  }

  boolean isPresigned() {
    return valid != null;
  }
}
