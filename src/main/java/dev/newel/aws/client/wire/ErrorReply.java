package dev.newel.aws.client.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a service said when it refused.
 *
 * @param type what tells the error's class
 * @param code what is told of it in texts; another one only where a service keeps the codes of the
 *     Query protocol
 */
public record ErrorReply(
    int status,
    @Nullable String type,
    @Nullable String code,
    @Nullable String message,
    @Nullable String requestId,
    @Nullable String extendedRequestId) {

  public ErrorReply withType(String name) {
    return new ErrorReply(status, name, name, message, requestId, extendedRequestId);
  }
}
