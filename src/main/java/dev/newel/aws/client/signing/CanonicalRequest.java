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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request in the one form that signatures are made over.
 *
 * @param headers a line for each, {@code name:value}, in the order of their names in small letters
 * @param signedHeaders those names, parted by semicolons
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Create a signed request</a>
 */
public record CanonicalRequest(
    String method,
    String path,
    String query,
    String headers,
    String signedHeaders,
    String bodyHash) {

  /** What servers and clients on the way may change. */
  private static final Set<String> UNSIGNED =
      Set.of("connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id");

  /** By the names alone at first: a name that another begins with comes before it. */
  private static final Comparator<NameValue> BY_NAME =
      Comparator.comparing(NameValue::name).thenComparing(NameValue::value);

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final String ROOT = "/";

  /** Of the headers of most requests of this service. */
  private static final int USUAL_LENGTH = 480;

  /**
   * The form of a request that is about to be sent.
   *
   * @param path percent-encoded
   * @param encodesTwice whether the path's own encoding is encoded, and dots in it are resolved
   */
  public static CanonicalRequest of(
      String path, WireRequest request, boolean encodesTwice, String bodyHash) {
    Map<String, String> headers = headers(request.headers());
    StringBuilder lines = new StringBuilder(USUAL_LENGTH);
    headers.forEach((name, value) -> addLine(lines, name, value));
    return new CanonicalRequest(
        request.method(),
        encodesTwice ? encoded(normal(path)) : orRoot(path),
        query(request.query()),
        lines.toString(),
        String.join(";", headers.keySet()),
        bodyHash);
  }

  /**
   * The form of a request that has come, with the headers that its sender says that it has signed.
   *
   * @param path percent-encoded, as it came
   * @param signed the names of headers in small letters, each once, in their order
   * @param signedHeaders the same, parted by semicolons
   * @param values all that a header with a name has
   */
  public static CanonicalRequest received(
      String method,
      String path,
      List<NameValue> query,
      List<String> signed,
      String signedHeaders,
      Function<String, List<String>> values,
      String bodyHash) {
    StringBuilder lines = new StringBuilder(USUAL_LENGTH);
    for (String name : signed) {
      addLine(lines, name, joined(values.apply(name)));
    }
    return new CanonicalRequest(
        method, encoded(normal(path)), query(query), lines.toString(), signedHeaders, bodyHash);
  }

  private static void addLine(StringBuilder lines, String name, String value) {
    lines.append(name).append(':').append(value).append('\n');
  }

  private static String joined(List<String> values) {
    return values.size() == 1
        ? plain(values.get(0))
        : values.stream().map(CanonicalRequest::plain).collect(Collectors.joining(","));
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
    return path.isEmpty() ? ROOT : path;
  }

  private static String encoded(String path) {
    return path.equals(ROOT) ? ROOT : Percent.encode(path).replace("%2F", "/");
  }

  private static String query(List<NameValue> query) {
    if (query.isEmpty()) {
      return "";
    }
    return query.stream()
        .map(pair -> new NameValue(Percent.encode(pair.name()), Percent.encode(pair.value())))
        .sorted(BY_NAME)
        .map(pair -> pair.name() + "=" + pair.value())
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> headers(List<NameValue> headers) {
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
    return trimmed.contains("  ") || trimmed.indexOf('\t') >= 0
        ? BLANKS.matcher(trimmed).replaceAll(" ")
        : trimmed;
  }

  /** The names of those of some headers that a signature covers. */
  public static String signedHeaders(List<NameValue> headers) {
    return String.join(";", headers(headers).keySet());
  }

  public String text() {
    return method
        + "\n"
        + path
        + "\n"
        + query
        + "\n"
        + headers
        + "\n"
        + signedHeaders
        + "\n"
        + bodyHash;
  }
}
