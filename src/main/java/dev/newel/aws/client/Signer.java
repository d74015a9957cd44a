package dev.newel.aws.client;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
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
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String UNSIGNED_BODY = "UNSIGNED-PAYLOAD";
  private static final int DAY_LENGTH = "yyyyMMdd".length();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What the signature brings along, in small letters. */
  private static final Set<String> OWN =
      Set.of("host", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "authorization");

  private final SigningKeys keys = new SigningKeys();
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
    String bodyHash = withBody || !endpoint.tls() ? hash(request.body()) : UNSIGNED_BODY;
    List<NameValue> headers = headers(request, credentials, time, bodyHash);
    headers.add(new NameValue("Host", host(endpoint)));
    // S3 signs a path as it stands, all others encode it once more
    CanonicalRequest canonical =
        CanonicalRequest.of(endpoint, with(request, headers), !service.startsWith(S3), bodyHash);
    headers.remove(headers.size() - 1); // the HTTP client's own
    headers.add(
        new NameValue(
            "Authorization",
            authorization(canonical, credentials, time, endpoint.signingRegion(), service)));
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
    List<NameValue> headers = new ArrayList<>(request.headers());
    headers.add(new NameValue("Host", host(endpoint)));
    List<NameValue> query = new ArrayList<>(request.query());
    query.add(new NameValue("X-Amz-Algorithm", ALGORITHM));
    query.add(
        new NameValue(
            "X-Amz-Credential",
            credentials.accessKeyId() + "/" + scope(time, endpoint.signingRegion(), service)));
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
        CanonicalRequest.of(endpoint, whole, !service.startsWith(S3), hash(request.body()));
    String signature = signature(canonical, credentials, time, endpoint.signingRegion(), service);
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
      CanonicalRequest request,
      Credentials credentials,
      String time,
      String region,
      String service) {
    return ALGORITHM
        + " Credential="
        + credentials.accessKeyId()
        + "/"
        + scope(time, region, service)
        + ", SignedHeaders="
        + request.signedHeaders()
        + ", Signature="
        + signature(request, credentials, time, region, service);
  }

  private static String scope(String time, String region, String service) {
    return time.substring(0, DAY_LENGTH) + "/" + region + "/" + service + "/aws4_request";
  }

  private String signature(
      CanonicalRequest request,
      Credentials credentials,
      String time,
      String region,
      String service) {
    String text =
        ALGORITHM
            + "\n"
            + time
            + "\n"
            + scope(time, region, service)
            + "\n"
            + hash(request.text().getBytes(StandardCharsets.UTF_8));
    String day = time.substring(0, DAY_LENGTH);
    return HexFormat.of().formatHex(keys.sign(credentials, day, region, service, text));
  }

  private static WireRequest with(WireRequest request, List<NameValue> headers) {
    return new WireRequest(
        request.method(), request.path(), request.query(), List.copyOf(headers), request.body());
  }

  private static String host(Endpoint endpoint) {
    boolean usual = endpoint.port() == (endpoint.tls() ? 443 : 80);
    return usual ? endpoint.host() : endpoint.host() + ":" + endpoint.port();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
