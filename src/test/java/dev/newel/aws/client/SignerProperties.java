package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SignerProperties {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Signer signer = new Signer(CLOCK);
  private final SdkSigner sdk = new SdkSigner(CLOCK);

  @Property(tries = 300)
  void shouldSignAsTheSdkSigns(
      @ForAll("requests") AddressedRequest request,
      @ForAll("credentials") Credentials credentials,
      @ForAll("services") String service,
      @ForAll boolean withBody) {
    AddressedRequest signed = signer.sign(request, credentials, service, withBody);

    assertThat(signed.request().header("Authorization"))
        .contains(sdk.sign(request, credentials, service, withBody));
  }

  @Property(tries = 50)
  void shouldSignUrlsAsTheSdkSigns(
      @ForAll("credentials") Credentials credentials, @ForAll boolean tls) {
    AddressedRequest request =
        new AddressedRequest(
            new Endpoint(tls, "sts.eu-west-1.amazonaws.com", 443, "", "eu-west-1", true),
            new WireRequest(
                "GET",
                "/",
                List.of(new NameValue("Action", "GetCallerIdentity")),
                List.of(new NameValue("x-k8s-aws-id", "cluster")),
                new byte[0]));

    assertThat(signer.presign(request, credentials, "sts", 60))
        .startsWith(tls ? "https://sts.eu-west-1.amazonaws.com/?Action=" : "http://sts.")
        .contains("&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id")
        .endsWith("&X-Amz-Signature=" + sdk.presign(request, credentials, "sts", 60));
  }

  @Provide
  Arbitrary<AddressedRequest> requests() {
    Arbitrary<WireRequest> wire =
        Combinators.combine(
                Arbitraries.of("GET", "POST", "PUT", "DELETE", "HEAD"),
                paths(),
                pairs(Arbitraries.of("a", "b", "x-id", "ü")),
                pairs(
                    Arbitraries.of(
                        "Content-Type", "X-Amz-Target", "x-b", "x-a", "User-Agent", "Expect")),
                Arbitraries.strings().ofMaxLength(20))
            .as(
                (method, path, query, headers, body) ->
                    new WireRequest(
                        method, path, query, headers, body.getBytes(StandardCharsets.UTF_8)));
    return Combinators.combine(endpoints(), wire).as(AddressedRequest::new);
  }

  private static Arbitrary<String> paths() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of("a", "..", ".", "", "b+c", "d e"),
            Arbitraries.strings().ofMaxLength(4).filter(text -> text.indexOf('/') < 0));
    return part.list()
        .ofMaxSize(4)
        .map(parts -> parts.stream().map(Percent::encode).toList())
        .map(parts -> "/" + String.join("/", parts));
  }

  private static Arbitrary<List<NameValue>> pairs(Arbitrary<String> names) {
    Arbitrary<String> values = Arbitraries.of("", "v", "a  b", " c ", "d/e", "ä=&", "1.0");
    return Combinators.combine(names, values).as(NameValue::new).list().ofMaxSize(4);
  }

  private static Arbitrary<Endpoint> endpoints() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(80, 443, 4566),
            Arbitraries.of("", "/base"),
            Arbitraries.of("us-east-1", "eu-west-1"))
        .as((tls, port, path, region) -> new Endpoint(tls, "host", port, path, region, true));
  }

  @Provide
  Arbitrary<Credentials> credentials() {
    return Arbitraries.of(
        new Credentials("id", "secret", null), new Credentials("id", "secret", "token"));
  }

  @Provide
  Arbitrary<String> services() {
    return Arbitraries.of("s3", "lambda", "dynamodb");
  }
}
