package dev.newel.api.action.activity;

import dev.newel.api.action.Signature;
import dev.newel.aws.ServiceError.InvalidToken;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.model.ExecutionKey;

/**
 * What a worker names its task by. The nonce, which stands in the execution, authorises; the
 * signature only tells a damaged token from one that is used or expired.
 */
record TaskToken(ExecutionKey execution, int frame, long nonce) {

  private static final String PURPOSE = "task";

  String text(Signature signature) {
    return signature.sign(
        PURPOSE,
        execution.path() + ":" + frame + ":" + Long.toUnsignedString(nonce, Character.MAX_RADIX));
  }

  /**
   * Reads a token.
   *
   * @throws ServiceException with InvalidToken
   */
  static TaskToken parse(String text, Signature signature) {
    String signed = signature.verify(PURPOSE, text);
    if (signed == null) {
      throw new ServiceException(InvalidToken.DAMAGED);
    }
    String[] parts = signed.split(":", 4);
    return new TaskToken(
        new ExecutionKey(parts[0], parts[1]),
        Integer.parseInt(parts[2]),
        Long.parseUnsignedLong(parts[3], Character.MAX_RADIX));
  }
}
