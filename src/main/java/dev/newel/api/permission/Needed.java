package dev.newel.api.permission;

/**
 * A permission that a call needs.
 *
 * @param action with its prefix, such as {@code states:StartExecution}
 * @param resource the ARN that it is on
 */
record Needed(String action, String resource) {

  private static final String PREFIX = "states:";

  static Needed of(String action, String resource) {
    return new Needed(PREFIX + action, resource);
  }
}
