package dev.newel.aws.client;

import dev.newel.aws.client.signing.CanonicalRequest;
import dev.newel.aws.client.signing.Signatures;
import dev.newel.aws.client.signing.SigningScope;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Signs requests, Signature Version 4.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     Version 4</a>
 */
final class Signer {

  private static final String S3 = "s3";
  private static final String UNSIGNED_BODY = "UNSIGNED-PAYLOAD";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What the signature brings along, in small letters. */
  private static final Set<String> OWN =
      Set.of("host", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "authorization");

  private final Signatures signatures = new Signatures();
  private final Clock clock;

  /** The last second that was written, as many requests share one. */
  private volatile Moment last = new Moment(Long.MIN_VALUE, "");

  private record Moment(long second, String text) {}

  Signer(Clock clock) {
    this.clock = clock;
  }

  /**
   * The request with a signature.
   *
   * @param service its name in signatures
   * @param withBody whether the signature covers the body, all of which it then reads; without TLS
   *     it does in any case
   */
  AddressedRequest sign(
      AddressedRequest unsigned, Credentials credentials, String service, boolean withBody) {
    Endpoint endpoint = unsigned.endpoint();
    WireRequest request = unsigned.request();
    String time = time();
    String bodyHash = withBody || !endpoint.tls() ? Signatures.hash(request.body()) : UNSIGNED_BODY;
    List<NameValue> headers = headers(request, credentials, time, bodyHash);
    headers.add(new NameValue("Host", host(endpoint)));
    // S3 signs a path as it stands, all others encode it once more
    CanonicalRequest canonical =
        CanonicalRequest.of(
            endpoint.path() + request.path(),
            with(request, headers),
            !service.startsWith(S3),
            bodyHash);
    headers.remove(headers.size() - 1); // the HTTP client's own
    headers.add(
        new NameValue(
            "Authorization",
            authorization(
                canonical,
                credentials,
                time,
                SigningScope.at(time, endpoint.signingRegion(), service))));
    return new AddressedRequest(endpoint, with(request, headers));
  }

  private String time() {
    Instant now = clock.instant();
    Moment known = last;
    if (known.second != now.getEpochSecond()) {
      known = new Moment(now.getEpochSecond(), TIME.format(now));
      last = known;
    }
    return known.text;
  }

  /**
   * The URL of a request without a body, with a signature in its query.
   *
   * @param unsigned whose headers are signed, so that they have to be sent as they are
   * @param validSeconds for how long it can be used
   */
  String presign(
      AddressedRequest unsigned, Credentials credentials, String service, int validSeconds) {
    Endpoint endpoint = unsigned.endpoint();
    WireRequest request = unsigned.request();
    String time = time();
    SigningScope scope = SigningScope.at(time, endpoint.signingRegion(), service);
    List<NameValue> headers = new ArrayList<>(request.headers());
    headers.add(new NameValue("Host", host(endpoint)));
    List<NameValue> query = new ArrayList<>(request.query());
    query.add(new NameValue("X-Amz-Algorithm", Signatures.ALGORITHM));
    query.add(new NameValue("X-Amz-Credential", credentials.accessKeyId() + "/" + scope.text()));
    query.add(new NameValue("X-Amz-Date", time));
    query.add(new NameValue("X-Amz-Expires", Integer.toString(validSeconds)));
    String token = credentials.sessionToken();
    if (token != null) {
      query.add(new NameValue("X-Amz-Security-Token", token));
    }
    query.add(new NameValue("X-Amz-SignedHeaders", CanonicalRequest.signedHeaders(headers)));
    WireRequest whole =
        new WireRequest(request.method(), request.path(), query, headers, request.body());
    CanonicalRequest canonical =
        CanonicalRequest.of(
            endpoint.path() + request.path(),
            whole,
            !service.startsWith(S3),
            Signatures.hash(request.body()));
    String signature = signatures.sign(canonical, credentials.secretAccessKey(), time, scope);
    return (endpoint.tls() ? "https://" : "http://")
        + host(endpoint)
        + canonical.path()
        + "?"
        + canonical.query()
        + "&X-Amz-Signature="
        + signature;
  }

  private static List<NameValue> headers(
      WireRequest request, Credentials credentials, String time, String bodyHash) {
    List<NameValue> headers = new ArrayList<>();
    for (NameValue header : request.headers()) {
      if (!OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
        headers.add(header);
      }
    }
    headers.add(new NameValue("X-Amz-Date", time));
    headers.add(new NameValue("x-amz-content-sha256", bodyHash));
    String token = credentials.sessionToken();
    if (token != null) {
      headers.add(new NameValue("X-Amz-Security-Token", token));
    }
    return headers;
  }

  private String authorization(
      CanonicalRequest request, Credentials credentials, String time, SigningScope scope) {
    return Signatures.ALGORITHM
        + " Credential="
        + credentials.accessKeyId()
        + "/"
        + scope.text()
        + ", SignedHeaders="
        + request.signedHeaders()
        + ", Signature="
        + signatures.sign(request, credentials.secretAccessKey(), time, scope);
  }

  private static WireRequest with(WireRequest request, List<NameValue> headers) {
    return new WireRequest(
        request.method(), request.path(), request.query(), List.copyOf(headers), request.body());
  }

  private static String host(Endpoint endpoint) {
    boolean usual = endpoint.port() == (endpoint.tls() ? 443 : 80);
    return usual ? endpoint.host() : endpoint.host() + ":" + endpoint.port();
  }
}
