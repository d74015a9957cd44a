package dev.newel.store.redis;

import dev.newel.store.redis.codec.Format;
import org.jspecify.annotations.Nullable;

/** What stands in Redis is in a format that this version of Newel does not read. */
public final class UnfitFormatException extends RuntimeException {

  /**
   * The version that a format is first written by stands beside it, for those that cannot read it.
   */
  static final String NEWEL_VERSION = version(RedisStore.class.getPackage());

  /** Stands in the place of a format, and of a version, until all has been moved there. */
  public static final String UNFINISHED = "0.0 unfinished";

  private UnfitFormatException(String message) {
    super(message);
  }

  private static String version(Package ours) {
    @Nullable String version = ours.getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  /**
   * Says what to do.
   *
   * @param stored the newest format that was written, and the version of Newel that did it first
   */
  static UnfitFormatException of(String stored, int lowestMajor, Format highest) {
    String[] words = stored.split(" ", 2);
    Format format = Format.parse(words[0]);
    if (stored.equals(UNFINISHED)) {
      return new UnfitFormatException(
          "it holds what was left by a move that did not come to its end; empty it, and move"
              + " again");
    }
    if (format.major() == 0) {
      return new UnfitFormatException(
          "it holds data from before Newel numbered its formats, which no version reads any more;"
              + " empty it, or use another one");
    }
    String reads = "this version of Newel (" + NEWEL_VERSION + ") reads format " + highest.major();
    if (format.major() < lowestMajor) {
      return new UnfitFormatException(
          "it holds data in format %s, and %s and not below %d; run an older version first"
              .formatted(format, reads, lowestMajor));
    }
    return new UnfitFormatException(
        "it holds data in format %s, and %s at the most; start Newel %s or later"
            .formatted(format, reads, words[1]));
  }
}
