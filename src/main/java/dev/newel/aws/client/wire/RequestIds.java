package dev.newel.aws.client.wire;

import java.util.Optional;

/** Where services put the ids of their answers. */
public final class RequestIds {

  private RequestIds() {}

  public static Optional<String> of(WireAnswer answer) {
    return answer.header("x-amzn-RequestId").or(() -> answer.header("x-amz-request-id"));
  }

  /** The second one, which S3 has. */
  static Optional<String> extended(WireAnswer answer) {
    return answer.header("x-amz-id-2");
  }
}
