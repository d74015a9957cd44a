package dev.newel.asl.jsonpath;

/** A text that is no path, or one beyond the bounds of this package. */
public final class InvalidPathException extends Exception {

  InvalidPathException(String message) {
    super(message, null, false, false);
  }
}
