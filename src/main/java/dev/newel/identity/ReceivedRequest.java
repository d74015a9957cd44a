package dev.newel.identity;

import java.util.List;

/**
 * A request whose signature is to be checked.
 *
 * @param path percent-encoded, as it came
 * @param query likewise; empty for none
 * @param headers as they came
 * @param body as it was sent, before anything is decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record ReceivedRequest(
    String method, String path, String query, Headers headers, byte[] body) {

  /** The headers that have come, by their names in small letters. */
  @FunctionalInterface
  public interface Headers {

    /** All values of a header. */
    List<String> all(String name);

    /** The first value of a header; empty for none. */
    default String first(String name) {
      List<String> values = all(name);
      return values.isEmpty() ? "" : values.get(0);
    }
  }

  /** The first value of a header; empty for none. */
  String header(String name) {
    return headers.first(name);
  }
}
