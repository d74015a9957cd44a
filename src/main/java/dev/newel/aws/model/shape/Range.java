package dev.newel.aws.model.shape;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The bounds of a number, of a text's or blob's length, or of a list's or map's size. */
public record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {

  public static final Range ANY = new Range(null, null);

  /** Whether a value is too small for it. */
  public boolean isAbove(BigDecimal value) {
    return min != null && value.compareTo(min) < 0;
  }

  /** Whether a value is too large for it. */
  public boolean isBelow(BigDecimal value) {
    return max != null && value.compareTo(max) > 0;
  }
}
