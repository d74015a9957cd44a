package dev.newel.aws.client.signing;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireRequest;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request in the one form that signatures are made over.
 *
 * @param headers by their names in small letters
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Create a signed request</a>
 */
public record CanonicalRequest(
    String method, String path, String query, TreeMap<String, String> headers, String bodyHash) {

  /** What servers and clients on the way may change. */
  private static final Set<String> UNSIGNED =
      Set.of("connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id");

  /** By the names alone at first: a name that another begins with comes before it. */
  private static final Comparator<NameValue> BY_NAME =
      Comparator.comparing(NameValue::name).thenComparing(NameValue::value);

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * The form of a request that is about to be sent.
   *
   * @param path percent-encoded
   * @param encodesTwice whether the path's own encoding is encoded, and dots in it are resolved
   */
  public static CanonicalRequest of(
      String path, WireRequest request, boolean encodesTwice, String bodyHash) {
    return new CanonicalRequest(
        request.method(),
        encodesTwice ? encoded(normal(path)) : orRoot(path),
        query(request.query()),
        headers(request.headers()),
        bodyHash);
  }

  /**
   * The form of a request that has come, with the headers that its sender says that it has signed.
   *
   * @param path percent-encoded, as it came
   * @param signed headers by their names in small letters, with all their values
   */
  public static CanonicalRequest received(
      String method,
      String path,
      List<NameValue> query,
      Map<String, List<String>> signed,
      String bodyHash) {
    TreeMap<String, String> headers = new TreeMap<>();
    signed.forEach(
        (name, values) ->
            headers.put(
                name,
                values.stream().map(CanonicalRequest::plain).collect(Collectors.joining(","))));
    return new CanonicalRequest(method, encoded(normal(path)), query(query), headers, bodyHash);
  }

  /** Most paths have nothing to resolve, and are not looked at further. */
  private static String normal(String path) {
    if (!path.contains("/.") && !path.contains("//")) {
      return orRoot(path);
    }
    String normal = orRoot(URI.create("http://host" + path).normalize().getRawPath());
    boolean slashAdded = normal.length() > 1 && normal.endsWith("/") && !path.endsWith("/");
    return slashAdded ? normal.substring(0, normal.length() - 1) : normal;
  }

  private static String orRoot(String path) {
    return path.isEmpty() ? "/" : path;
  }

  private static String encoded(String path) {
    return Percent.encode(path).replace("%2F", "/");
  }

  private static String query(List<NameValue> query) {
    return query.stream()
        .map(pair -> new NameValue(Percent.encode(pair.name()), Percent.encode(pair.value())))
        .sorted(BY_NAME)
        .map(pair -> pair.name() + "=" + pair.value())
        .collect(Collectors.joining("&"));
  }

  private static TreeMap<String, String> headers(List<NameValue> headers) {
    TreeMap<String, String> canonical = new TreeMap<>();
    for (NameValue header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!UNSIGNED.contains(name)) {
        canonical.merge(name, plain(header.value()), (first, next) -> first + "," + next);
      }
    }
    return canonical;
  }

  private static String plain(String value) {
    String trimmed = value.trim();
    return trimmed.indexOf(' ') < 0 && trimmed.indexOf('\t') < 0
        ? trimmed
        : BLANKS.matcher(trimmed).replaceAll(" ");
  }

  public String signedHeaders() {
    return String.join(";", headers.keySet());
  }

  /** The names of those of some headers that a signature covers. */
  public static String signedHeaders(List<NameValue> headers) {
    return String.join(";", headers(headers).keySet());
  }

  public String text() {
    StringJoiner lines = new StringJoiner("\n").add(method).add(path).add(query);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      lines.add(header.getKey() + ":" + header.getValue());
    }
    return lines.add("").add(signedHeaders()).add(bodyHash).toString();
  }
}
