package dev.newel.asl.jsonata.regex;

import org.jspecify.annotations.Nullable;

/** Where a regular expression and its groups have matched. */
public final class Match {

  private final int[] bounds;

  Match(int[] bounds) {
    this.bounds = bounds;
  }

  /** How many groups there are, the whole match among them. */
  public int size() {
    return bounds.length / 2;
  }

  public int start(int group) {
    return bounds[2 * group];
  }

  public int end(int group) {
    return bounds[2 * group + 1];
  }

  /** The text of a group; null if it took no part. */
  public @Nullable String group(String text, int group) {
    return start(group) < 0 || end(group) < 0 ? null : text.substring(start(group), end(group));
  }
}
