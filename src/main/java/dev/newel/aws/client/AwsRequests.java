package dev.newel.aws.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Wire;
import dev.newel.aws.client.wire.WireRequest;
import dev.newel.aws.model.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes requests of calls: written, addressed, signed. */
public final class AwsRequests {

  private static final int IDENTITY_SECONDS = 60;

  private final Endpoints endpoints;
  private final Supplier<Optional<Credentials>> credentials;
  private final Signer signer;

  /**
   * Requests of one account.
   *
   * @param credentials asked for each request; must not block
   */
  public AwsRequests(
      Endpoints endpoints, Supplier<Optional<Credentials>> credentials, Clock clock) {
    this.endpoints = endpoints;
    this.credentials = credentials;
    this.signer = new Signer(clock);
  }

  /**
   * The request of a call, without a signature.
   *
   * @param members of arguments without problems
   * @throws IllegalArgumentException if the endpoint is wrongly configured
   */
  public AddressedRequest address(AwsCall call, ObjectNode members) {
    RequestCustoms.complete(call, members);
    WireRequest written =
        Wire.of(call.service().protocol()).write(call.service(), call.operation(), members);
    WireRequest request = RequestCustoms.adapt(call, written);
    Endpoint usual = endpoints.of(call.service(), call.region());
    Endpoint endpoint = QueueHost.of(call, members, usual);
    return new AddressedRequest(HostPrefix.add(call.operation(), members, endpoint), request);
  }

  /**
   * The request with a signature; it takes a millisecond for 256 KiB.
   *
   * @throws IllegalArgumentException if there are no credentials, and AWS is called
   */
  public AddressedRequest sign(AwsCall call, AddressedRequest unsigned) {
    Operation.Signing signing = call.operation().signing();
    AddressedRequest signed =
        signing == Operation.Signing.NONE
            ? unsigned
            : signer.sign(
                unsigned,
                credentialsFor(call.credentials(), unsigned.endpoint()),
                call.service().signingName(),
                signing == Operation.Signing.WHOLE);
    return call.headers().isEmpty() ? signed : signed.with(call.headers());
  }

  /**
   * A request of no service that has a model, with a signature.
   *
   * @param service its name in signatures
   * @param given credentials to sign with; null for the account's own
   * @throws IllegalArgumentException if there are no credentials, and AWS is called
   */
  public AddressedRequest sign(
      AddressedRequest unsigned, String service, @Nullable Credentials given) {
    return signer.sign(unsigned, credentialsFor(given, unsigned.endpoint()), service, true);
  }

  /**
   * A URL that says, to whoever has AWS asked by it, who made it: that of a call of STS's
   * GetCallerIdentity, which can be used for a minute.
   *
   * @param header signed with it, so that whoever asks must know it
   * @param given credentials to sign with; null for the account's own
   */
  public String identity(String region, NameValue header, @Nullable Credentials given) {
    Endpoint sts =
        new Endpoint(
            true, "sts." + region + "." + Partition.of(region).domain(), 443, "", region, true);
    WireRequest question =
        new WireRequest(
            "GET",
            "/",
            List.of(
                new NameValue("Action", "GetCallerIdentity"),
                new NameValue("Version", "2011-06-15")),
            List.of(header),
            new byte[0]);
    return signer.presign(
        new AddressedRequest(sts, question), credentialsFor(given, sts), "sts", IDENTITY_SECONDS);
  }

  private Credentials credentialsFor(@Nullable Credentials given, Endpoint endpoint) {
    if (given != null) {
      return given;
    }
    Optional<Credentials> found = credentials.get();
    if (found.isEmpty() && !endpoint.custom()) {
      throw new IllegalArgumentException("Unable to load credentials: there are none");
    }
    return found.orElse(Credentials.DUMMY);
  }
}
