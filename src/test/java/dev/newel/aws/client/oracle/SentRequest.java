package dev.newel.aws.client.oracle;

import dev.newel.aws.client.AddressedRequest;
import dev.newel.aws.client.wire.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request in a form in which two that mean the same are equal.
 *
 * @param path without a slash at its end
 * @param query sorted
 * @param headers without those of the HTTP client and of the signature
 */
record SentRequest(
    String method, String path, List<String> query, Map<String, String> headers, String body) {

  private static final Set<String> NOT_COMPARED =
      Set.of(
          "accept-encoding",
          "amz-sdk-invocation-id",
          "amz-sdk-request",
          "authorization",
          "content-length",
          "expect",
          "host",
          "user-agent",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amzn-trace-id");

  static SentRequest of(HttpExecuteRequest sdk) {
    SdkHttpRequest request = sdk.httpRequest();
    List<String> query = new ArrayList<>();
    request
        .rawQueryParameters()
        .forEach((name, values) -> values.forEach(value -> query.add(pair(name, value))));
    Map<String, String> headers = new TreeMap<>();
    request.headers().forEach((name, values) -> put(headers, name, String.join(",", values)));
    byte[] body =
        sdk.contentStreamProvider().map(content -> bytes(content.newStream())).orElse(new byte[0]);
    return of(request.method().name(), request.encodedPath(), query, headers, body);
  }

  static SentRequest of(AddressedRequest addressed) {
    WireRequest request = addressed.request();
    List<String> query = new ArrayList<>();
    request.query().forEach(pair -> query.add(pair(pair.name(), pair.value())));
    Map<String, String> headers = new TreeMap<>();
    request.headers().forEach(header -> put(headers, header.name(), header.value()));
    return of(request.method(), request.path(), query, headers, request.body());
  }

  private static SentRequest of(
      String method, String path, List<String> query, Map<String, String> headers, byte[] body) {
    query.sort(null);
    String type = headers.getOrDefault("content-type", "");
    return new SentRequest(
        method, path.replaceAll("/$", ""), query, headers, CanonicalBody.of(type, body));
  }

  private static void put(Map<String, String> headers, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NOT_COMPARED.contains(lower)) {
      headers.merge(lower, value, (first, second) -> first + "," + second);
    }
  }

  private static String pair(String name, @org.jspecify.annotations.Nullable String value) {
    return value == null || value.isEmpty() ? name : name + "=" + value;
  }

  private static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
