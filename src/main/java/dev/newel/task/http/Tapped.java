package dev.newel.task.http;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.task.HttpExchange;
import dev.newel.task.Wiretap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells a wiretap of requests and answers; without the secrets of their connection, where it may
 * not hear them.
 *
 * @param open the request as the state alone makes it, without its connection
 */
record Tapped(Wiretap wiretap, Connection connection, HttpRequestParts open) {

  private static final String HIDDEN = "*****";

  /** What is shorter is no secret, and stands in answers anyway. */
  private static final int SHORTEST_SECRET = 4;

  /**
   * Tells what was sent and what came back.
   *
   * @param authorisation the header that was sent with it
   */
  void tell(HttpRequestParts sent, NameValue authorisation, Optional<HttpAnswer> answer) {
    HttpRequestParts shown = wiretap.revealsSecrets() ? sent : open;
    List<String> secrets = wiretap.revealsSecrets() ? List.of() : secrets(authorisation);
    wiretap.heard(
        new HttpExchange(
            shown.uri().getScheme(),
            new HttpExchange.Request(
                shown.method(), shown.uri().toString(), lines(shown.headers()), shown.body()),
            answer.map(got -> answer(got, secrets)).orElse(null)));
  }

  /** Values as they are, and those of the query as they stand in a URL, too. */
  private List<String> secrets(NameValue authorisation) {
    Stream<String> encoded =
        connection.query().stream().map(pair -> FormEncoding.write(List.of(pair)));
    Stream<String> plain =
        Stream.of(
                List.of(authorisation), connection.headers(), connection.query(), connection.body())
            .flatMap(List::stream)
            .map(NameValue::value);
    return Stream.concat(encoded, plain)
        .filter(value -> value.length() >= SHORTEST_SECRET)
        .toList();
  }

  private static HttpExchange.Answer answer(HttpAnswer got, List<String> secrets) {
    List<String> headers = new ArrayList<>();
    lines(got.wire().headers()).forEach(line -> headers.add(hide(line, secrets)));
    return new HttpExchange.Answer(
        got.wire().status(), got.statusText(), headers, hide(got.body(), secrets));
  }

  private static List<String> lines(List<NameValue> headers) {
    return headers.stream().map(header -> header.name() + ": " + header.value()).toList();
  }

  private static String hide(String text, List<String> secrets) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }
}
