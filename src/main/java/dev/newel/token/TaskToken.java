package dev.newel.token;

import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.InvalidToken;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.interpreter.model.start.ExecutionKey;
import org.jspecify.annotations.Nullable;

/**
 * What a worker names its task by. The nonce, which stands in the execution, authorises; the
 * signature only tells a damaged token from one that is used or expired, and is for the home of the
 * execution: anywhere else it is no token. Workers keep tokens for as long as their tasks take, so
 * a token says its version.
 */
public record TaskToken(ExecutionKey execution, int frame, long nonce) {

  /** With the execution's two parts, the frame and the nonce behind it. */
  private static final String VERSION = "1";

  private static final String[] NONE = {""};

  /** What makes the tokens of tasks. */
  public static TaskTokens signedBy(Signature signature) {
    return (execution, frame, nonce) -> new TaskToken(execution, frame, nonce).text(signature);
  }

  /** The token as workers get it. */
  public String text(Signature signature) {
    return signature.sign(
        purpose(execution.home()),
        VERSION
            + ":"
            + execution.path()
            + ":"
            + frame
            + ":"
            + Long.toUnsignedString(nonce, Character.MAX_RADIX));
  }

  private static String purpose(Home home) {
    return "task " + home.text();
  }

  /**
   * Reads a token.
   *
   * @param home whose token it must be
   * @throws ServiceException with InvalidToken
   */
  public static TaskToken parse(Home home, String text, Signature signature) {
    return read(home, signature.verify(purpose(home), text));
  }

  /**
   * Reads a token that has been verified: one whose call has succeeded.
   *
   * @throws ServiceException with InvalidToken
   */
  public static TaskToken ofVerified(Home home, String text) {
    return read(home, Signature.content(text));
  }

  private static TaskToken read(Home home, @Nullable String signed) {
    String[] parts = signed == null ? NONE : signed.split(":", 5);
    if (!parts[0].equals(VERSION)) {
      throw new ServiceException(InvalidToken.DAMAGED);
    }
    return new TaskToken(
        new ExecutionKey(home, parts[1], parts[2]),
        Integer.parseInt(parts[3]),
        Long.parseUnsignedLong(parts[4], Character.MAX_RADIX));
  }
}
