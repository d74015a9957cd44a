package dev.newel.identity;

import dev.newel.identity.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call, as far as anybody has asked.
 *
 * @param accessKeyId that the call is signed with; null where signatures are not looked at
 * @param user its owner as AWS would name one, {@code arn:aws:iam::ACCOUNT:user/NAME}; null
 *     likewise
 * @param policy what it may do
 */
public record Caller(@Nullable String accessKeyId, @Nullable String user, Policy policy) {

  /** Somebody who was let in unasked, and may do everything. */
  public static final Caller UNKNOWN = new Caller(null, null, Policy.EVERYTHING);

  /** What a policy says of the caller is nothing to be printed. */
  @Override
  public String toString() {
    return accessKeyId == null ? "Caller[unknown]" : "Caller[" + user + ", " + accessKeyId + "]";
  }
}
