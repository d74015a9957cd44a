package dev.newel.identity;

import dev.newel.aws.client.wire.NameValue;
import java.util.List;

/** Finds what a request says of its signature: in its header, else in its query. */
final class ClaimReader {

  private final HeaderClaims headers = new HeaderClaims();

  /**
   * What a request claims.
   *
   * @param query of the request, decoded
   * @throws dev.newel.aws.ServiceException where it claims nothing, or not all
   */
  SignatureClaim read(ReceivedRequest request, List<NameValue> query) {
    String header = request.header("authorization");
    return header.isEmpty() ? QueryClaims.read(query) : headers.read(request, header);
  }
}
