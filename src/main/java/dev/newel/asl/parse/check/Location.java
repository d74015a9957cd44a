package dev.newel.asl.parse.check;

import org.jspecify.annotations.Nullable;

/**
 * A place in a definition. Linked to its parent rather than spelled out, as most places never
 * appear in a message and deep ones are long.
 */
public final class Location {

  public static final Location ROOT = new Location(null, "");

  private final @Nullable Location parent;
  private final String segment;
  private final int depth;

  private Location(@Nullable Location parent, String segment) {
    this.parent = parent;
    this.segment = segment;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  /** How many fields and indexes lead here. */
  public int depth() {
    return depth;
  }

  public Location field(String name) {
    return new Location(this, "/" + name);
  }

  public Location index(int index) {
    return new Location(this, "[" + index + "]");
  }

  /** A place further in, by its text: {@code /a[0]}, or nothing. */
  public Location below(String relative) {
    return relative.isEmpty() ? this : new Location(this, relative);
  }

  /** Such as {@code /States/A/Branches[0]}; the whole definition is {@code /}. */
  @Override
  public String toString() {
    if (parent == null) {
      return "/";
    }
    StringBuilder text = new StringBuilder();
    for (Location at = this; at != null; at = at.parent) {
      text.insert(0, at.segment);
    }
    return text.toString();
  }
}
