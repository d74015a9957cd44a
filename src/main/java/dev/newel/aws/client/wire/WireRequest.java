package dev.newel.aws.client.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** The first header of the name, in any case. */
  public Optional<String> header(String name) {
    return NameValue.find(headers, name);
  }

  public boolean hasHeader(String name) {
    return header(name).isPresent();
  }
}
