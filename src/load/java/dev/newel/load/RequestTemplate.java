package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A call as it goes over the wire, but for one value in its body: a request is three copies of
 * bytes, and takes next to nothing from the server's share of the processors. Where it has to be
 * signed, it takes some microseconds.
 */
final class RequestTemplate {

  static final String HOST = "localhost";
  static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(UTF_8);

  private final String target;
  private final byte[] head;
  private final byte[] before;
  private final byte[] after;

  /**
   * @param before the body up to the value
   * @param after the body from the value on
   */
  RequestTemplate(String action, String before, String after) {
    this.target = "AWSStepFunctions." + action;
    this.head = head(RequestSigner.unsigned());
    this.before = before.getBytes(UTF_8);
    this.after = after.getBytes(UTF_8);
  }

  /** As long as what the AWS SDKs send in the lines that Newel has to read. */
  private byte[] head(RequestSigner.Signed signed) {
    return String.join(
            "\r\n",
            "POST / HTTP/1.1",
            "Host: " + HOST,
            "Content-Type: " + CONTENT_TYPE,
            "X-Amz-Target: " + target,
            "X-Amz-Date: " + signed.time(),
            "Authorization: " + signed.authorization(),
            "Content-Length: ")
        .getBytes(UTF_8);
  }

  /**
   * Writes the request with a value, which is taken as it is: it must be fit for JSON.
   *
   * @param signer null where nobody looks at signatures
   */
  void writeTo(ByteBuffer out, ByteBuffer value, @Nullable RequestSigner signer) {
    int length = before.length + value.remaining() + after.length;
    if (signer == null) {
      putHead(out, head, length);
      out.put(before).put(value).put(after);
      return;
    }
    byte[] body = new byte[length];
    ByteBuffer.wrap(body).put(before).put(value).put(after);
    putHead(out, head(signer.sign(target, body)), length);
    out.put(body);
  }

  private static void putHead(ByteBuffer out, byte[] head, int length) {
    out.put(head);
    putDecimal(out, length);
    out.put(END_OF_HEAD);
  }

  private static void putDecimal(ByteBuffer out, int number) {
    if (number >= 10) {
      putDecimal(out, number / 10);
    }
    out.put((byte) ('0' + number % 10));
  }
}
