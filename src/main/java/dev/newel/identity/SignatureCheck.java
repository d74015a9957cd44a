package dev.newel.identity;

import dev.newel.aws.client.signing.CanonicalRequest;
import dev.newel.aws.client.signing.Signatures;
import dev.newel.aws.client.wire.NameValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has signed a request with a key that is known. A body is always part of what is
 * signed: {@code UNSIGNED-PAYLOAD} is for S3 alone. May be used by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     Version 4</a>
 */
public final class SignatureCheck {

  private final ClaimReader claims = new ClaimReader();
  private final Signatures signatures = new Signatures();
  private final KeyRing keys;
  private final Clock clock;

  /** Calls that come after each other are mostly of the same second. */
  private volatile @Nullable SigningTime last;

  /**
   * @param clock that signatures must be of the time of
   */
  public SignatureCheck(KeyRing keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Who has signed, and for where.
   *
   * @param region that the signature is for
   */
  public record Signer(Caller caller, String account, String region) {}

  /**
   * Says who has signed a request.
   *
   * @throws dev.newel.aws.ServiceException if nobody has who may call
   */
  public Signer check(ReceivedRequest request) {
    List<NameValue> query = query(request.query());
    SignatureClaim claim = claims.read(request, query);
    ClaimHead head = claim.head();
    AccessKey key = keys.find(head.keyId());
    if (key == null || !hasToken(key, claim.sessionToken())) {
      throw Refusal.unknownKey();
    }
    if (key.region() != null && !key.region().equals(head.scope().region())) {
      throw Refusal.region();
    }
    Instant now = clock.instant();
    SigningTime time = time(claim.time());
    time.checkDay(head.scope());
    time.check(now, claim.valid());
    checkHeaders(request, head);
    if (!isEqual(signature(request, query, claim, key), claim.signature())) {
      throw Refusal.mismatch();
    }
    if (key.expires() != null && !now.isBefore(key.expires())) {
      throw Refusal.expiredToken();
    }
    return new Signer(key.caller(), key.account(), head.scope().region());
  }

  private SigningTime time(String text) {
    SigningTime known = last;
    if (known == null || !known.text().equals(text)) {
      known = SigningTime.parse(text);
      last = known;
    }
    return known;
  }

  private static boolean hasToken(AccessKey key, String sent) {
    String token = key.sessionToken();
    return token == null ? sent.isEmpty() : isEqual(token, sent);
  }

  /** In a time that does not tell where they differ. */
  private static boolean isEqual(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static void checkHeaders(ReceivedRequest request, ClaimHead head) {
    if (!head.signed().contains("host")) {
      throw notSigned("Host");
    }
    for (String name : head.unsigned()) {
      if (!request.headers().all(name).isEmpty()) {
        throw notSigned(name);
      }
    }
  }

  private static RuntimeException notSigned(String header) {
    return Refusal.invalid("'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
  }

  private String signature(
      ReceivedRequest request, List<NameValue> query, SignatureClaim claim, AccessKey key) {
    try {
      CanonicalRequest canonical =
          CanonicalRequest.received(
              request.method(),
              request.path(),
              claim.isPresigned() ? withoutSignature(query) : query,
              claim.head().signed(),
              claim.head().signedHeaders(),
              request.headers()::all,
              Signatures.hash(request.body()));
      return signatures.sign(canonical, key.secret(), claim.time(), claim.head().scope());
    } catch (IllegalArgumentException e) {
      throw Refusal.mismatch(); // no client signs a path that is none
    }
  }

  private static List<NameValue> withoutSignature(List<NameValue> query) {
    return query.stream().filter(each -> !each.name().equals(QueryClaims.SIGNATURE)).toList();
  }

  private static List<NameValue> query(String encoded) {
    if (encoded.isEmpty()) {
      return List.of();
    }
    List<NameValue> query = new ArrayList<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        query.add(
            new NameValue(
                decoded(equals < 0 ? pair : pair.substring(0, equals)),
                equals < 0 ? "" : decoded(pair.substring(equals + 1))));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.mismatch();
    }
  }
}
