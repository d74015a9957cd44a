package dev.newel.identity.policy;

/** A text in which {@code *} stands for any characters, and {@code ?} for one. */
final class Wildcard {

  /** What stands before the first of them, which is all of most patterns. */
  private final String start;

  private final Rest rest;

  /** What a pattern has from its first {@code *} or {@code ?} on. */
  @FunctionalInterface
  interface Rest {

    Rest NOTHING = (text, from, to) -> from == to;

    Rest ANYTHING = (text, from, to) -> true;

    /** Whether it fits all that a text has between two places. */
    boolean matches(String text, int from, int to);
  }

  /**
   * @param pattern what texts are compared with
   */
  Wildcard(String pattern) {
    int end = 0;
    while (end < pattern.length() && pattern.charAt(end) != '*' && pattern.charAt(end) != '?') {
      end++;
    }
    this.start = pattern.substring(0, end);
    this.rest = rest(pattern.substring(end));
  }

  private static Rest rest(String pattern) {
    return switch (pattern) {
      case "" -> Rest.NOTHING;
      case "*" -> Rest.ANYTHING;
      default -> new WildcardBits(pattern);
    };
  }

  boolean matches(String text) {
    return matches(text, 0, text.length());
  }

  /** Whether it fits all that a text has between two places. */
  boolean matches(String text, int from, int to) {
    int behind = from + start.length();
    return behind <= to && text.startsWith(start, from) && rest.matches(text, behind, to);
  }
}
