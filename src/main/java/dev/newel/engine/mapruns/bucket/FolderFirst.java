package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.Nullable;

/** The buckets that a local folder has, and elsewhere all others. */
public record FolderFirst(FolderBuckets folder, Buckets elsewhere) implements Buckets {

  @Override
  public StoredObject open(ObjectName name, @Nullable String etag) {
    return of(name.bucket()).open(name, etag);
  }

  @Override
  public ObjectListing list(ListOrder order) {
    return of(order.bucket()).list(order);
  }

  @Override
  public void put(ObjectName name, NewContent content) {
    of(name.bucket()).put(name, content);
  }

  private Buckets of(String bucket) {
    return folder.has(bucket) ? folder : elsewhere;
  }
}
