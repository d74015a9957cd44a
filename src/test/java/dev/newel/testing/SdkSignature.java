package dev.newel.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signatures as the AWS SDK for Java makes them for Step Functions.
 *
 * @param clock of the client
 */
public record SdkSignature(AwsCredentialsIdentity key, String region, Clock clock) {

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /** A request that is to be signed. */
  public static SdkHttpRequest.Builder request(String method, String url) {
    return SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(URI.create(url));
  }

  /** The same for the client of Java, which makes the host's header itself. */
  public static HttpRequest.Builder toJava(SdkHttpRequest signed, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(signed.getUri().toString()))
            .method(
                signed.method().name(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    signed.forEachHeader(
        (name, values) -> {
          if (!name.equals("Host")) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request;
  }

  /** The request with a signature in its header. */
  public SdkHttpRequest sign(SdkHttpRequest request, byte[] body) {
    return sign(request, body, header -> {});
  }

  /** The request with a signature in its query, which is good for a time. */
  public SdkHttpRequest presign(SdkHttpRequest request, Duration valid) {
    return sign(
        request,
        new byte[0],
        query ->
            query
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, valid));
  }

  private SdkHttpRequest sign(
      SdkHttpRequest request,
      byte[] body,
      Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
    return SIGNER
        .sign(
            signing -> {
              signing
                  .identity(key)
                  .request(request)
                  .payload(ContentStreamProvider.fromByteArray(body))
                  .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "states")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, region);
              more.accept(signing);
            })
        .request();
  }
}
