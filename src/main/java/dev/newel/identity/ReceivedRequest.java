package dev.newel.identity;

import java.util.List;
import java.util.function.Function;

/**
 * A request whose signature is to be checked.
 *
 * @param path percent-encoded, as it came
 * @param query likewise; empty for none
 * @param headers all values of the header with a name
 * @param body as it was sent, before anything is decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record ReceivedRequest(
    String method, String path, String query, Function<String, List<String>> headers, byte[] body) {

  /** The first value of a header; empty for none. */
  String header(String name) {
    List<String> values = headers.apply(name);
    return values.isEmpty() ? "" : values.get(0);
  }
}
