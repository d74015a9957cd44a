package dev.newel.aws.client;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests, Signature Version 4.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     Version 4</a>
 */
final class Signer {

  private static final String S3 = "s3";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Clock clock;

  Signer(Clock clock) {
    this.clock = clock;
  }

  /**
   * The request with a signature.
   *
   * @param service its name in signatures
   * @param withBody whether the signature covers the body, all of which it then reads
   */
  AddressedRequest sign(
      AddressedRequest unsigned, Credentials credentials, String service, boolean withBody) {
    Endpoint endpoint = unsigned.endpoint();
    // S3 signs a path as it stands, all others encode it once more
    boolean encodeTwice = !service.startsWith(S3);
    SdkHttpRequest signed =
        signer
            .sign(
                request ->
                    request
                        .identity(identity(credentials))
                        .request(sdkRequest(unsigned))
                        .payload(ContentStreamProvider.fromByteArray(unsigned.request().body()))
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.signingRegion())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, encodeTwice)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, encodeTwice)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, withBody))
            .request();
    return new AddressedRequest(endpoint, withHeaders(unsigned.request(), signed.headers()));
  }

  private static AwsCredentialsIdentity identity(Credentials credentials) {
    String token = credentials.sessionToken();
    return token == null
        ? AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secretAccessKey())
        : AwsSessionCredentialsIdentity.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), token);
  }

  private static SdkHttpRequest sdkRequest(AddressedRequest addressed) {
    Endpoint endpoint = addressed.endpoint();
    WireRequest request = addressed.request();
    SdkHttpRequest.Builder builder =
        SdkHttpRequest.builder()
            .protocol(endpoint.tls() ? "https" : "http")
            .host(endpoint.host())
            .port(endpoint.port())
            .method(SdkHttpMethod.fromValue(request.method()))
            .encodedPath(endpoint.path() + request.path());
    request.query().forEach(pair -> builder.appendRawQueryParameter(pair.name(), pair.value()));
    request.headers().forEach(header -> builder.appendHeader(header.name(), header.value()));
    return builder.build();
  }

  private static WireRequest withHeaders(WireRequest request, Map<String, List<String>> headers) {
    List<NameValue> all = new ArrayList<>();
    headers.forEach(
        (name, values) -> {
          if (!name.equalsIgnoreCase("Host")) { // the HTTP client's own
            values.forEach(value -> all.add(new NameValue(name, value)));
          }
        });
    return new WireRequest(
        request.method(), request.path(), request.query(), List.copyOf(all), request.body());
  }
}
