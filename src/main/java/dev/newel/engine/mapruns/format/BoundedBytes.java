package dev.newel.engine.mapruns.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes for a parser that would take as many as there are for one value. */
final class BoundedBytes extends FilterInputStream {

  /** What the parser reads ahead is of the next items. */
  private static final int AHEAD_BYTES = 16 << 10;

  private final int mostBytes;

  /** Before the first item all is passed over, and not kept. */
  private long left = Long.MAX_VALUE;

  BoundedBytes(InputStream bytes, int mostBytes) {
    super(bytes);
    this.mostBytes = mostBytes;
  }

  int mostBytes() {
    return mostBytes;
  }

  /** An item begins, with about all of its bytes still to be read. */
  void beginItem() {
    left = (long) mostBytes + AHEAD_BYTES;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left <= 0) {
      throw CountedBytes.tooLarge(mostBytes);
    }
    int count = super.read(target, offset, length);
    left -= Math.max(0, count);
    return count;
  }
}
