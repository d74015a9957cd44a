package dev.newel.identity.policy;

/**
 * A text in which {@code *} stands for any characters, and {@code ?} for one.
 *
 * @param pattern what texts are compared with
 */
record Wildcard(String pattern) {

  /** Takes time as the product of the two lengths at the worst, whatever the stars. */
  boolean matches(String text) {
    int at = 0;
    int pos = 0;
    int star = -1;
    int resume = 0;
    while (pos < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = pos;
      } else if (at < pattern.length() && fits(pattern.charAt(at), text.charAt(pos))) {
        at++;
        pos++;
      } else if (star >= 0) {
        at = star + 1;
        pos = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  private static boolean fits(char expected, char found) {
    return expected == '?' || expected == found;
  }
}
