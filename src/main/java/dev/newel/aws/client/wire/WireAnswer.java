package dev.newel.aws.client.wire;

import java.util.List;
import java.util.Optional;

/**
 * A service's answer.
 *
 * @param headers in the order and with the capitals that they came with
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record WireAnswer(int status, List<NameValue> headers, byte[] body) {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> requestId() {
    return header("x-amzn-RequestId").or(() -> header("x-amz-request-id"));
  }

  /** The second one, which S3 has. */
  Optional<String> extendedRequestId() {
    return header("x-amz-id-2");
  }

  /** The first header of the name, in any case. */
  public Optional<String> header(String name) {
    return NameValue.find(headers, name);
  }
}
