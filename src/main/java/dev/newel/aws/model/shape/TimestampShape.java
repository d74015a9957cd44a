package dev.newel.aws.model.shape;

import org.jspecify.annotations.Nullable;

/** A point in time; without a format, that of the protocol and of the place where it stands. */
public record TimestampShape(@Nullable Format format) implements Shape {

  /** How a time is written on the wire. */
  public enum Format {
    /** Seconds since 1970, with a fraction. */
    EPOCH_SECONDS,
    ISO_8601,
    /** As in {@code Tue, 29 Apr 2014 18:30:38 GMT}. */
    HTTP_DATE;

    public static @Nullable Format of(@Nullable String name) {
      if (name == null) {
        return null;
      }
      return switch (name) {
        case "unixTimestamp" -> EPOCH_SECONDS;
        case "iso8601" -> ISO_8601;
        case "rfc822" -> HTTP_DATE;
        default -> throw new IllegalArgumentException("no such format of times: " + name);
      };
    }
  }

  /** The format here, where the place has one of its own. */
  public Format formatOr(Format place) {
    return format == null ? place : format;
  }
}
