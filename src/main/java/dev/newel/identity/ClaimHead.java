package dev.newel.identity;

import dev.newel.aws.client.signing.SigningScope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What all signatures of a client say alike for a day; nothing of it is proven.
 *
 * @param keyId the access key
 * @param scope what the signature is good for
 * @param signed the names of headers in small letters, each once, in their order
 * @param signedHeaders the same, parted by semicolons
 * @param unsigned the headers that Newel goes by and that are not among them: they may not be sent
 */
record ClaimHead(
    String keyId,
    SigningScope scope,
    List<String> signed,
    String signedHeaders,
    List<String> unsigned) {

  private static final List<String> MUST_BE_SIGNED =
      List.of("x-amz-date", "x-amz-target", "x-amz-security-token");

  ClaimHead {
    signed = List.copyOf(signed);
    unsigned = List.copyOf(unsigned);
  }

  /**
   * Reads what is said.
   *
   * @param signedHeaders their names, parted by semicolons
   * @throws dev.newel.aws.ServiceException for a credential that is not for this service
   */
  static ClaimHead parse(String credential, String signedHeaders) {
    Credential read = Credential.parse(credential);
    List<String> signed =
        Stream.of(signedHeaders.toLowerCase(Locale.ROOT).split(";", -1))
            .distinct()
            .sorted()
            .toList();
    List<String> unsigned = MUST_BE_SIGNED.stream().filter(name -> !signed.contains(name)).toList();
    return new ClaimHead(read.keyId(), read.scope(), signed, String.join(";", signed), unsigned);
  }
}
