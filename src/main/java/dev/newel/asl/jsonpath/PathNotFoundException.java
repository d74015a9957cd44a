package dev.newel.asl.jsonpath;

import java.util.function.Supplier;

/**
 * A path leads nowhere in the data, or does not fit it. The message is the one that AWS puts into
 * causes, as {@code Property ['b'] not found in path $['a']}.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class PathNotFoundException extends RuntimeException {

  /** The message may quote all of the data, and most who catch this do not ask for it. */
  private final transient Supplier<String> reason;

  /** A failure whose reason is asked for only where somebody reads it. */
  public PathNotFoundException(Supplier<String> reason) {
    super(null, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return reason.get();
  }
}
