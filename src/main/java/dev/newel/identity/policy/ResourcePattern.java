package dev.newel.identity.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Which resources a statement is about: all, or those whose ARNs match part by part. A wildcard
 * does not reach over a colon, except in the last part.
 *
 * @param parts those between the colons; none for all resources
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">
 *     Resource</a>
 */
record ResourcePattern(List<Wildcard> parts) {

  private static final String ALL = "*";

  /** {@code arn:partition:service:region:account:resource}. */
  private static final int PARTS = 6;

  ResourcePattern {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is neither {@code *} nor that of an ARN
   */
  static ResourcePattern of(String text) {
    if (text.equals(ALL)) {
      return new ResourcePattern(List.of());
    }
    String[] given = text.split(":", PARTS);
    if (given.length < PARTS || !given[0].equals("arn")) {
      throw new IllegalArgumentException("the Resource " + text + " is neither * nor an ARN");
    }
    if (text.contains("${")) {
      throw new IllegalArgumentException(
          "the Resource " + text + " has a variable, and there are none");
    }
    List<Wildcard> parts = new ArrayList<>(PARTS);
    for (String part : given) {
      parts.add(new Wildcard(part));
    }
    return new ResourcePattern(parts);
  }

  boolean isAll() {
    return parts.isEmpty();
  }

  boolean matches(String resource) {
    if (isAll()) {
      return true;
    }
    int from = 0;
    for (int i = 0; i < PARTS; i++) {
      int to = i == PARTS - 1 ? resource.length() : resource.indexOf(':', from);
      if (to < 0 || !parts.get(i).matches(resource, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }
}
