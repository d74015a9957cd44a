package dev.newel.identity;

import dev.newel.identity.policy.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that calls are signed with.
 *
 * @param sessionToken what has to be sent with it; null for nothing
 * @param expires when it is good no more; null for never
 * @param account that its calls are for
 * @param region the only one that it is good for; null for any
 * @param userName what its owner is called
 * @param policy what it may be used for
 */
public record AccessKey(
    String id,
    String secret,
    @Nullable String sessionToken,
    @Nullable Instant expires,
    String account,
    @Nullable String region,
    String userName,
    Policy policy) {

  /** Who calls with it. */
  Caller caller() {
    return new Caller(id, "arn:aws:iam::" + account + ":user/" + userName, policy);
  }

  /** Logs must not tell the secret. */
  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
