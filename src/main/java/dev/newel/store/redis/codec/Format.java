package dev.newel.store.redis.codec;

/**
 * What stored values can look like. Of a newer minor version of its major one an instance can read
 * all: it keeps the fields that it does not know. Of a newer major version it can read nothing.
 */
public record Format(int major, int minor) implements Comparable<Format> {

  /** What is written from before values said their version. */
  static final Format UNSAID = new Format(0, 0);

  /** Reads {@code MAJOR.MINOR}. */
  public static Format parse(String text) {
    int dot = text.indexOf('.');
    return new Format(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public int compareTo(Format other) {
    return major == other.major
        ? Integer.compare(minor, other.minor)
        : Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
