package dev.newel.identity;

import dev.newel.aws.Home;
import dev.newel.aws.client.signing.SigningScope;

/**
 * An access key and what it signs for: {@code KEY/DATE/REGION/states/aws4_request}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication
 *     methods</a>
 */
record Credential(String keyId, SigningScope scope) {

  static final String SERVICE = "states";

  private static final String TERMINATOR = "aws4_request";
  private static final int PARTS = 5;

  /**
   * Reads a credential.
   *
   * @throws dev.newel.aws.ServiceException for one that is not for this service
   */
  static Credential parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS) {
      throw Refusal.incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term");
    }
    if (!parts[4].equals(TERMINATOR)) {
      throw Refusal.invalid("Credential should be scoped with a valid terminator: 'aws4_request'.");
    }
    if (!parts[3].equals(SERVICE)) {
      throw Refusal.invalid("Credential should be scoped to correct service: 'states'.");
    }
    if (!Home.isRegion(parts[2])) {
      throw Refusal.region();
    }
    return new Credential(parts[0], new SigningScope(parts[1], parts[2], parts[3]));
  }
}
