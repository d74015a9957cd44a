package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.Nullable;

/**
 * Which objects to list.
 *
 * @param prefix of their keys
 * @param after the key behind which to begin; null for the first
 * @param owner the account that the bucket must belong to; null for any
 */
public record ListOrder(
    String bucket, String prefix, @Nullable String after, @Nullable String owner) {

  /** The same from another key on; where that is null, from the first that is wanted. */
  public ListOrder startingAfter(@Nullable String key) {
    return key == null ? this : new ListOrder(bucket, prefix, key, owner);
  }
}
