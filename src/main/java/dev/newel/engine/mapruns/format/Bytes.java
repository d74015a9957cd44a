package dev.newel.engine.mapruns.format;

import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An object's bytes as its format has them, without gzip; offsets are of these. Of a compressed
 * object what is before an offset has to be read again.
 */
final class Bytes {

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final int HEAD_BYTES = 64 << 10;
  private static final int BUFFER_BYTES = 8 << 10;

  private final StoredObject object;
  private final byte[] head;

  /**
   * Reads the head of an object.
   *
   * @throws ReaderException if it is compressed in another way than with gzip
   */
  Bytes(StoredObject object) {
    this.object = object;
    this.head = head(object);
    if (startsWith(head, ZSTANDARD)) {
      throw new ReaderException("Files that are compressed with ZSTD are not supported by Newel");
    }
  }

  /** As much as comes at once, and enough to tell by. */
  private static byte[] head(StoredObject object) {
    byte[] head = object.read(0, HEAD_BYTES);
    while (head.length > 0 && head.length < ZSTANDARD.length) {
      byte[] more = object.read(head.length, HEAD_BYTES);
      if (more.length == 0) {
        return head;
      }
      int length = head.length;
      head = Arrays.copyOf(head, length + more.length);
      System.arraycopy(more, 0, head, length, more.length);
    }
    return head;
  }

  /** The offset of the first byte, behind a mark that says it is UTF-8. */
  long begin() {
    try (InputStream bytes = from(0)) {
      return startsWith(bytes.readNBytes(UTF_8_MARK.length), UTF_8_MARK) ? UTF_8_MARK.length : 0;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The bytes from an offset on. */
  InputStream from(long offset) {
    if (!startsWith(head, GZIP)) {
      return new ObjectBytes(object, head, offset);
    }
    try {
      InputStream bytes = new GZIPInputStream(new ObjectBytes(object, head, 0), BUFFER_BYTES);
      bytes.skipNBytes(offset);
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  /** What reading such bytes fails with. Buckets have exceptions of their own. */
  static ReaderException unreadable(IOException failure) {
    return new ReaderException(
        failure instanceof ZipException || failure instanceof EOFException
            ? "The file is compressed with GZIP and damaged: " + failure.getMessage()
            : "The file cannot be read: " + failure.getMessage());
  }
}
