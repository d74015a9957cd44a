package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one call, read in place. It knows as much of HTTP and JSON as Newel's own answers
 * need: a Content-Length, and no spaces between a key and its value.
 */
final class Answer {

  /** The answers to the calls made here are a few hundred bytes; there are thousands of these. */
  private static final int MOST_BYTES = 16 * 1024;

  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(UTF_8);
  private static final byte[] LENGTH = "content-length: ".getBytes(UTF_8);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte LOWER_CASE = 0x20;

  private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
  private int bodyFrom;
  private int bodyTo;

  void clear() {
    bytes.clear();
    bodyFrom = 0;
    bodyTo = 0;
  }

  /**
   * Reads what has come.
   *
   * @return whether the answer is whole
   */
  boolean readFrom(SocketChannel channel) throws IOException {
    if (channel.read(bytes) < 0) {
      throw new EOFException("the server has closed the connection");
    }
    int headTo = find(END_OF_HEAD, 0, bytes.position());
    if (headTo < 0) {
      return false;
    }
    int length = (int) digits(find(LENGTH, 0, headTo));
    bodyFrom = headTo;
    bodyTo = headTo + length;
    if (length < 0 || bodyTo > MOST_BYTES) {
      throw new IOException("an answer without a length, or of more than " + MOST_BYTES);
    }
    return bytes.position() >= bodyTo;
  }

  boolean isOk() {
    return bodyTo > 0 && digits(STATUS_AT) == 200;
  }

  String body() {
    return new String(bytes.array(), bodyFrom, bodyTo - bodyFrom, UTF_8);
  }

  /**
   * The text of a key as it is written, escapes included, good until the next answer is read.
   *
   * @param key with quotes and all that stands before the text, such as {@code "taskToken":"}
   * @return null if there is none
   */
  @Nullable ByteBuffer text(byte[] key) {
    int from = find(key, bodyFrom, bodyTo);
    if (from < 0) {
      return null;
    }
    int to = from;
    while (bytes.get(to) != '"') {
      to += bytes.get(to) == '\\' ? 2 : 1;
    }
    return ByteBuffer.wrap(bytes.array(), from, to - from);
  }

  /** The number after a key, which is not negative; -1 if there is none. */
  long number(byte[] key) {
    return digits(find(key, bodyFrom, bodyTo));
  }

  private long digits(int from) {
    if (from < 0) {
      return -1;
    }
    long number = 0;
    for (int at = from; bytes.get(at) >= '0' && bytes.get(at) <= '9'; at++) {
      number = number * 10 + bytes.get(at) - '0';
    }
    return number;
  }

  /** The index after the first occurrence, whatever its case; -1 if there is none. */
  private int find(byte[] sought, int from, int to) {
    for (int at = from; at <= to - sought.length; at++) {
      if (isAt(at, sought)) {
        return at + sought.length;
      }
    }
    return -1;
  }

  private boolean isAt(int at, byte[] sought) {
    byte[] array = bytes.array();
    for (int i = 0; i < sought.length; i++) {
      if (array[at + i] != sought[i] && (array[at + i] | LOWER_CASE) != sought[i]) {
        return false;
      }
    }
    return true;
  }
}
