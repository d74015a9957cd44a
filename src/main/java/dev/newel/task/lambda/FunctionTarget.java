package dev.newel.task.lambda;

import java.net.URI;
import java.util.List;

/** Where a function runs that is not in Lambda. */
public sealed interface FunctionTarget {

  /** It is POSTed its payload, and answers with its result. */
  record Url(URI uri) implements FunctionTarget {}

  /** A process for each call: its payload stands in its input, and its result in its output. */
  record Command(List<String> words) implements FunctionTarget {}

  /** A consumer on the event bus, which is sent the payload and replies with the result. */
  record Address(String address) implements FunctionTarget {}

  /**
   * Reads a target: a URL, {@code exec: COMMAND ARGUMENT ...} or {@code bus: ADDRESS}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static FunctionTarget parse(String text) {
    if (text.startsWith("exec:")) {
      return new Command(List.of(rest(text, 5).split("\\s+")));
    } else if (text.startsWith("bus:")) {
      return new Address(rest(text, 4));
    }
    URI uri = URI.create(text);
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException("neither a URL of HTTP, nor exec:, nor bus:");
    }
    return new Url(uri);
  }

  private static String rest(String text, int from) {
    String rest = text.substring(from).strip();
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("nothing stands behind " + text);
    }
    return rest;
  }
}
