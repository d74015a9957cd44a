package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * A call as it goes over the wire, but for one value in its body: a request is three copies of
 * bytes, and takes next to nothing from the server's share of the processors.
 */
final class RequestTemplate {

  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(UTF_8);

  private final byte[] head;
  private final byte[] before;
  private final byte[] after;

  /**
   * @param before the body up to the value
   * @param after the body from the value on
   */
  RequestTemplate(String action, String before, String after) {
    this.head = head(action).getBytes(UTF_8);
    this.before = before.getBytes(UTF_8);
    this.after = after.getBytes(UTF_8);
  }

  /** As long as what the AWS SDKs send in the lines that Newel has to read. */
  private static String head(String action) {
    return String.join(
        "\r\n",
        "POST / HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/x-amz-json-1.0",
        "X-Amz-Target: AWSStepFunctions." + action,
        "X-Amz-Date: 20260101T000000Z",
        "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/states/aws4_request, "
            + "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="
            + "0123456789abcdef".repeat(4),
        "Content-Length: ");
  }

  /** Writes the request with a value, which is taken as it is: it must be fit for JSON. */
  void writeTo(ByteBuffer out, ByteBuffer value) {
    out.put(head);
    putDecimal(out, before.length + value.remaining() + after.length);
    out.put(END_OF_HEAD).put(before).put(value).put(after);
  }

  private static void putDecimal(ByteBuffer out, int number) {
    if (number >= 10) {
      putDecimal(out, number / 10);
    }
    out.put((byte) ('0' + number % 10));
  }
}
