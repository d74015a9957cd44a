package dev.newel.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that calls are signed with.
 *
 * @param caller who calls with it
 * @param sessionToken what has to be sent with it; null for nothing
 * @param expires when it is good no more; null for never
 * @param account that its calls are for
 * @param region the only one that it is good for; null for any
 */
record AccessKey(
    Caller caller,
    String secret,
    @Nullable String sessionToken,
    @Nullable Instant expires,
    String account,
    @Nullable String region) {

  /** Logs must not tell the secret. */
  @Override
  public String toString() {
    return "AccessKey[" + caller.accessKeyId() + "]";
  }
}
