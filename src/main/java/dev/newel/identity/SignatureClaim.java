package dev.newel.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its signature; nothing of it is proven.
 *
 * @param signature hexadecimal digits
 * @param time when it was made, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param sessionToken empty for none
 * @param valid for how long from then on it is good, in a presigned URL; null in a header
 */
record SignatureClaim(
    ClaimHead head, String signature, String time, String sessionToken, @Nullable Duration valid) {

  boolean isPresigned() {
    return valid != null;
  }
}
