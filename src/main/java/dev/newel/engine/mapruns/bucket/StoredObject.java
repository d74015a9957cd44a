package dev.newel.engine.mapruns.bucket;

/** One version of an object. It is read piece by piece, and nothing stays open in between. */
public interface StoredObject {

  ObjectName name();

  /** What tells this version from others. Known once something was read. */
  String etag();

  /**
   * The bytes from an offset on, as many as are convenient; none where the object ends. Blocks.
   *
   * @param most how many at most
   */
  byte[] read(long offset, int most);
}
