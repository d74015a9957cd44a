package dev.newel.engine.mapruns.bucket;

import java.time.Instant;

/**
 * An object, as a list has it.
 *
 * @param etag with its quotes
 */
public record ListedObject(
    String key, String etag, Instant lastModified, long size, String storageClass) {

  /** Whether it is what consoles make of a folder. */
  public boolean isFolder() {
    return size == 0 && key.endsWith("/");
  }
}
