package dev.newel.console.route;

import dev.newel.token.Signature;
import org.jspecify.annotations.Nullable;

/** The tokens by which lists go on: positions, signed, so that only what was given comes back. */
public record Continuation(Signature signature) {

  /**
   * A token.
   *
   * @param purpose what it is for, and nothing else
   */
  public String token(String purpose, String position) {
    return signature.sign("console " + purpose, position);
  }

  /**
   * The position that a token says; null where there is no token.
   *
   * @throws dev.newel.aws.ServiceException where it is none, or one for something else
   */
  public @Nullable String position(String purpose, @Nullable String token) {
    if (token == null) {
      return null;
    }
    String position = signature.verify("console " + purpose, token);
    if (position == null) {
      throw Refusals.invalid("The token next is none of this list's");
    }
    return position;
  }
}
