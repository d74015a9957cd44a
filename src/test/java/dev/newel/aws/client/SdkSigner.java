package dev.newel.aws.client;

import dev.newel.aws.client.wire.WireRequest;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The signer of the AWS SDK for Java, which knows best. */
final class SdkSigner {

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Clock clock;

  SdkSigner(Clock clock) {
    this.clock = clock;
  }

  /** The header Authorization. */
  String sign(
      AddressedRequest unsigned, Credentials credentials, String service, boolean withBody) {
    boolean encodeTwice = !service.equals("s3");
    return signer
        .sign(
            request ->
                request
                    .identity(identity(credentials))
                    .request(sdkRequest(unsigned))
                    .payload(ContentStreamProvider.fromByteArray(unsigned.request().body()))
                    .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, unsigned.endpoint().signingRegion())
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, encodeTwice)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, encodeTwice)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, withBody))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }

  /** The signature in the URL of a request that can be used for so long. */
  String presign(
      AddressedRequest unsigned, Credentials credentials, String service, int validSeconds) {
    return signer
        .sign(
            request ->
                request
                    .identity(identity(credentials))
                    .request(sdkRequest(unsigned))
                    .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, unsigned.endpoint().signingRegion())
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(
                        AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(validSeconds)))
        .request()
        .firstMatchingRawQueryParameter("X-Amz-Signature")
        .orElseThrow();
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
}
