package dev.newel.engine.mapruns.format;

import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.bucket.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An object in memory, which comes in small pieces. */
final class MemoryObject implements StoredObject {

  private final byte[] bytes;
  private final int pieceBytes;
  private long read;

  MemoryObject(byte[] bytes, int pieceBytes) {
    this.bytes = bytes;
    this.pieceBytes = pieceBytes;
  }

  static MemoryObject of(String text) {
    return new MemoryObject(text.getBytes(StandardCharsets.UTF_8), 7);
  }

  @Override
  public ObjectName name() {
    return new ObjectName("bucket", "key");
  }

  @Override
  public String etag() {
    return "\"etag\"";
  }

  @Override
  public byte[] read(long offset, int most) {
    int from = (int) Math.min(offset, bytes.length);
    byte[] piece =
        Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Math.min(most, pieceBytes)));
    read += piece.length;
    return piece;
  }

  /** How many bytes were read in all. */
  long read() {
    return read;
  }
}
