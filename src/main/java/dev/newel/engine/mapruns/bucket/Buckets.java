package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.Nullable;

/**
 * Where objects are. All of it blocks, and is for workers. What cannot be done fails with a {@link
 * BucketException}.
 */
public interface Buckets {

  /**
   * An object to read from.
   *
   * @param etag of the version to read, where some of it was read before; null for what stands
   *     there
   */
  StoredObject open(ObjectName name, @Nullable String etag);

  /** The objects that an order asks for, by their keys in the order of UTF-8. */
  ObjectListing list(ListOrder order);

  /** Writes an object, in place of any that was there. */
  void put(ObjectName name, NewContent content);
}
