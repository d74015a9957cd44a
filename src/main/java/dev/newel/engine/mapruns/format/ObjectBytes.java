package dev.newel.engine.mapruns.format;

import dev.newel.engine.mapruns.bucket.StoredObject;
import java.io.InputStream;

/** The bytes of an object from an offset on, read in pieces that grow with what is wanted. */
final class ObjectBytes extends InputStream {

  private static final int MOST_BYTES = 8 << 20;

  private final StoredObject object;
  private int most;
  private byte[] piece;
  private int at;

  /** Where the next piece begins. */
  private long next;

  private boolean ended;

  /**
   * Bytes from an offset on.
   *
   * @param head the first bytes of the object, which were read already
   */
  ObjectBytes(StoredObject object, byte[] head, long offset) {
    this.object = object;
    this.most = Math.max(1, head.length);
    this.piece = head;
    this.at = (int) Math.min(offset, head.length);
    this.next = Math.max(offset, head.length);
    this.ended = head.length == 0;
  }

  @Override
  public int read() {
    return fill() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    } else if (!fill()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, target, offset, count);
    at += count;
    return count;
  }

  /** More than none as long as there may be more: by that the parts of a gzip file are found. */
  @Override
  public int available() {
    return fill() ? piece.length - at : 0;
  }

  private boolean fill() {
    if (at < piece.length) {
      return true;
    } else if (!ended) {
      most = Math.min(most * 2, MOST_BYTES);
      piece = object.read(next, most);
      at = 0;
      next += piece.length;
      ended = piece.length == 0;
    }
    return !ended;
  }
}
