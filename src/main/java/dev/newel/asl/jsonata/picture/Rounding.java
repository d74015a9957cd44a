package dev.newel.asl.jsonata.picture;

import dev.newel.asl.jsonata.value.Numbers;
import java.math.BigDecimal;

/** Rounds as JSONata does: by the decimal digits, and a half to the even neighbour. */
public final class Rounding {

  private static final int MAX_SHIFT = 1_000;

  private Rounding() {}

  /** The nearest number with so many digits after the point; negative ones round before it. */
  public static double halfToEven(double value, int precision) {
    double shifted = shift(value, precision);
    double rounded = Math.floor(shifted);
    if (shifted - rounded >= 0.5) {
      rounded++;
    }
    if (Math.abs(rounded - shifted) == 0.5 && Math.abs(rounded % 2) == 1) {
      rounded--;
    }
    double result = shift(rounded, -precision);
    return result == 0 ? 0 : result;
  }

  /** Moves the point of the number as it is written, which no multiplication does exactly. */
  private static double shift(double value, int digits) {
    if (digits == 0 || !Double.isFinite(value)) {
      return value;
    }
    int bounded = Math.max(-MAX_SHIFT, Math.min(MAX_SHIFT, digits));
    return new BigDecimal(Numbers.shortest(value)).scaleByPowerOfTen(bounded).doubleValue();
  }
}
