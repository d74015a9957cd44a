package dev.newel.store.redis.client.node;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * The hash slot of a key, as the <a
 * href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Redis Cluster
 * specification</a> has it: CRC16 (XMODEM) of the part between the first <code>{</code> and the
 * next <code>}</code>, or of the whole key where that part is missing or empty.
 */
public final class HashSlot {

  public static final int COUNT = 16_384;

  private static final int POLYNOMIAL = 0x1021;
  private static final int[] TABLE = table();

  private HashSlot() {}

  /** The slot of a key, which is a string, buffer or byte array. */
  public static int of(Object key) {
    if (key instanceof String string) {
      return of(string.getBytes(StandardCharsets.UTF_8));
    } else if (key instanceof byte[] bytes) {
      return of(bytes);
    } else if (key instanceof Buffer buffer) {
      return of(buffer.getBytes());
    }
    throw new IllegalArgumentException("not a key: " + key);
  }

  private static int of(byte[] key) {
    int open = indexOf(key, '{', 0);
    int close = open < 0 ? -1 : indexOf(key, '}', open + 1);
    return close > open + 1 ? of(key, open + 1, close) : of(key, 0, key.length);
  }

  private static int indexOf(byte[] key, char wanted, int from) {
    for (int i = from; i < key.length; i++) {
      if (key[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int of(byte[] key, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = (crc << 8 ^ TABLE[(crc >>> 8 ^ key[i]) & 0xff]) & 0xffff;
    }
    return crc & COUNT - 1;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
      table[i] = crc & 0xffff;
    }
    return table;
  }
}
