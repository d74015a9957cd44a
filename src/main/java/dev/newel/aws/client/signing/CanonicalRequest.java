package dev.newel.aws.client.signing;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request in the one form that signatures are made over.
 *
 * @param headers by their names in small letters, each once, in the order of the names
 * @param signedHeaders those names, parted by semicolons
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Create a signed request</a>
 */
public record CanonicalRequest(
    String method,
    String path,
    String query,
    List<NameValue> headers,
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

  /** Of most requests of this service, without their bodies. */
  private static final int USUAL_LENGTH = 640;

  public CanonicalRequest {
    headers = List.copyOf(headers);
  }

  /**
   * The form of a request that is about to be sent.
   *
   * @param path percent-encoded
   * @param encodesTwice whether the path's own encoding is encoded, and dots in it are resolved
   */
  public static CanonicalRequest of(
      String path, WireRequest request, boolean encodesTwice, String bodyHash) {
    List<NameValue> headers = headers(request.headers());
    return new CanonicalRequest(
        request.method(),
        encodesTwice ? encoded(normal(path)) : orRoot(path),
        query(request.query()),
        headers,
        names(headers),
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
    List<NameValue> headers = new ArrayList<>(signed.size());
    for (String name : signed) {
      headers.add(new NameValue(name, joined(values.apply(name))));
    }
    return new CanonicalRequest(
        method, encoded(normal(path)), query(query), headers, signedHeaders, bodyHash);
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

  private static List<NameValue> headers(List<NameValue> headers) {
    TreeMap<String, String> canonical = new TreeMap<>();
    for (NameValue header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!UNSIGNED.contains(name)) {
        canonical.merge(name, plain(header.value()), (first, next) -> first + "," + next);
      }
    }
    List<NameValue> all = new ArrayList<>(canonical.size());
    canonical.forEach((name, value) -> all.add(new NameValue(name, value)));
    return all;
  }

  private static String plain(String value) {
    String trimmed = value.trim();
    return trimmed.contains("  ") || trimmed.indexOf('\t') >= 0
        ? BLANKS.matcher(trimmed).replaceAll(" ")
        : trimmed;
  }

  /** The names of those of some headers that a signature covers. */
  public static String signedHeaders(List<NameValue> headers) {
    return names(headers(headers));
  }

  private static String names(List<NameValue> headers) {
    StringJoiner names = new StringJoiner(";");
    headers.forEach(header -> names.add(header.name()));
    return names.toString();
  }

  public String text() {
    StringBuilder text = new StringBuilder(USUAL_LENGTH);
    text.append(method).append('\n').append(path).append('\n').append(query).append('\n');
    for (NameValue header : headers) {
      text.append(header.name()).append(':').append(header.value()).append('\n');
    }
    text.append('\n');
    return text.append(signedHeaders).append('\n').append(bodyHash).toString();
  }
}
