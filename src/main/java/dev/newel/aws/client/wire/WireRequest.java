package dev.newel.aws.client.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A request as its protocol wants it, before it is addressed and signed.
 *
 * @param path percent-encoded
 * @param query not encoded
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record WireRequest(
    String method, String path, List<NameValue> query, List<NameValue> headers, byte[] body) {

  static final byte[] NO_BODY = {};

  public WireRequest withHeader(String name, String value) {
    List<NameValue> more = new ArrayList<>(headers);
    more.add(new NameValue(name, value));
    return new WireRequest(method, path, query, List.copyOf(more), body);
  }

  public boolean hasHeader(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }
}
