package dev.newel.aws.client.wire;

/** A successful answer that is not what the service's model says. */
public final class UnreadableAnswerException extends Exception {

  UnreadableAnswerException(Throwable cause) {
    super("Unable to unmarshall response (" + cause.getMessage() + ")", cause);
  }
}
