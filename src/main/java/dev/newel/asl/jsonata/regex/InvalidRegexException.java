package dev.newel.asl.jsonata.regex;

/** A text is no regular expression. */
final class InvalidRegexException extends RuntimeException {

  InvalidRegexException(String message) {
    super(message, null, false, false);
  }
}
