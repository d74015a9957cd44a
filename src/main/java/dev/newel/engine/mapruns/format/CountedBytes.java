package dev.newel.engine.mapruns.format;

import dev.newel.engine.mapruns.reader.ReaderException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes one by one, with their offsets, and a bound for each item. */
final class CountedBytes {

  private static final int BUFFER_BYTES = 8 << 10;

  private final InputStream bytes;
  private final int mostBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;

  /** The offset of what stands first in the buffer. */
  private long base;

  private long itemAt;

  /**
   * Bytes from an offset on.
   *
   * @param mostBytes that an item may have
   */
  CountedBytes(InputStream bytes, long offset, int mostBytes) {
    this.bytes = bytes;
    this.base = offset;
    this.mostBytes = mostBytes;
  }

  long offset() {
    return base + at;
  }

  /** How many bytes the item has so far. */
  int itemBytes() {
    return (int) (offset() - itemAt);
  }

  void beginItem() {
    itemAt = offset();
  }

  /**
   * The next byte; -1 where there is none.
   *
   * @throws ReaderException if the item has too many
   */
  int read() {
    if (peek() < 0) {
      return -1;
    } else if (offset() - itemAt >= mostBytes) {
      throw tooLarge(mostBytes);
    }
    return buffer[at++] & 0xff;
  }

  /**
   * Takes a line, without the newline that ends it.
   *
   * @throws ReaderException if the item has too many bytes then
   */
  void readLine(ByteText line) {
    boolean ended = false;
    while (!ended && peek() >= 0) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.add(buffer, from, at);
      ended = at < end;
      if (offset() - itemAt > mostBytes) {
        throw tooLarge(mostBytes);
      }
    }
    at = ended ? at + 1 : at;
  }

  /** The byte that is read next; -1 where there is none. */
  int peek() {
    return at < end || fill() ? buffer[at] & 0xff : -1;
  }

  private boolean fill() {
    try {
      base += end;
      at = 0;
      end = Math.max(0, bytes.read(buffer));
      return end > 0;
    } catch (IOException e) {
      throw Bytes.unreadable(e);
    }
  }

  static ReaderException tooLarge(int mostBytes) {
    return new ReaderException(
        "An item exceeds the maximum number of bytes service limit, which is " + mostBytes);
  }
}
