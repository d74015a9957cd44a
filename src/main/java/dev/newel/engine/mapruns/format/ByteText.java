package dev.newel.engine.mapruns.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in the making, of its bytes in UTF-8. One is used for many texts. */
final class ByteText {

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  void add(int next) {
    reserve(1);
    bytes[length++] = (byte) next;
  }

  void add(byte[] more, int from, int to) {
    reserve(to - from);
    System.arraycopy(more, from, bytes, length, to - from);
    length += to - from;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
