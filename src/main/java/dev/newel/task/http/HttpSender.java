package dev.newel.task.http;

import dev.newel.aws.client.BoundedBody;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends requests to endpoints that may be reached. Follows no redirects: a state gets them. */
final class HttpSender {

  /** AWS's, and fixed. */
  private static final long TIMEOUT_SECONDS = 60;

  private final AddressGuard guard;
  private final HttpClient http;
  private final int mostBytes;

  HttpSender(Vertx vertx, AddressGuard guard, int connections, int mostBytes) {
    this.guard = guard;
    this.mostBytes = mostBytes;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_1_1).setUseAlpn(false),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  /** The answer; empty where it is larger than it may be. */
  Future<Optional<HttpAnswer>> send(HttpRequestParts request) {
    return guard
        .resolve(request.uri())
        .compose(address -> send(request, options(request, address)));
  }

  /** The same by a server that the configuration names, which is not asked who it is. */
  Future<Optional<HttpAnswer>> send(HttpRequestParts request, URI server) {
    SocketAddress address = SocketAddress.inetSocketAddress(port(server), server.getHost());
    return send(request, options(request, address).setSsl(isTls(server)));
  }

  /**
   * The same by a server that shows a certificate of this authority.
   *
   * @param authority its certificates, as PEM
   */
  Future<Optional<HttpAnswer>> send(HttpRequestParts request, Buffer authority) {
    ClientSSLOptions trust =
        new ClientSSLOptions()
            .setTrustOptions(new PemTrustOptions().addCertValue(authority))
            .setHostnameVerificationAlgorithm("HTTPS");
    return guard
        .resolve(request.uri())
        .compose(address -> send(request, options(request, address).setSslOptions(trust)));
  }

  private Future<Optional<HttpAnswer>> send(HttpRequestParts request, RequestOptions options) {
    return http.request(options)
        .compose(
            sent -> {
              request.headers().forEach(h -> sent.headers().add(h.name(), h.value()));
              String body = request.body();
              return (body == null ? sent.send() : sent.send(Buffer.buffer(body)))
                  .compose(this::read);
            })
        .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Connected is to the address that was looked at, whatever the name leads to by then. */
  private static RequestOptions options(HttpRequestParts request, InetAddress address) {
    int port = port(request.uri());
    return options(request, SocketAddress.inetSocketAddress(port, address.getHostAddress()));
  }

  private static RequestOptions options(HttpRequestParts request, SocketAddress server) {
    URI uri = request.uri();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(request.method()))
        .setServer(server)
        .setHost(uri.getHost())
        .setPort(port(uri))
        .setSsl(isTls(uri))
        .setFollowRedirects(false)
        .setConnectTimeout(TIMEOUT_SECONDS * 1_000)
        .setIdleTimeout(TIMEOUT_SECONDS * 1_000)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  private static boolean isTls(URI uri) {
    return "https".equals(uri.getScheme());
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? (isTls(uri) ? 443 : 80) : uri.getPort();
  }

  private Future<Optional<HttpAnswer>> read(HttpClientResponse response) {
    return BoundedBody.read(response, mostBytes)
        .map(body -> body.map(bytes -> answer(response, bytes)));
  }

  private static HttpAnswer answer(HttpClientResponse response, Buffer body) {
    List<NameValue> headers =
        response.headers().entries().stream()
            .map(header -> new NameValue(header.getKey(), header.getValue()))
            .toList();
    return new HttpAnswer(
        new WireAnswer(response.statusCode(), headers, body.getBytes()), response.statusMessage());
  }

  Future<Void> close() {
    return http.close();
  }
}
