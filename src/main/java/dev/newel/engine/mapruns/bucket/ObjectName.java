package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.Nullable;

/**
 * Which object.
 *
 * @param versionId null for the newest
 * @param owner the account that the bucket must belong to; null for any
 */
public record ObjectName(
    String bucket, String key, @Nullable String versionId, @Nullable String owner) {

  public ObjectName(String bucket, String key) {
    this(bucket, key, null, null);
  }

  /** Another object of the bucket. */
  public ObjectName sibling(String otherKey) {
    return new ObjectName(bucket, otherKey, null, owner);
  }

  public String uri() {
    return "s3://" + bucket + "/" + key;
  }
}
