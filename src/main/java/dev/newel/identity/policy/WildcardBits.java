package dev.newel.identity.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * Compares texts with a pattern by going over them once, whatever the stars: with a bit for each
 * number of characters of the pattern that may be behind by then.
 */
final class WildcardBits implements Wildcard.Rest {

  private static final long[] NO_BITS = {};

  /** Of positions in the pattern, those that the character may stand at. */
  private final Map<Character, long[]> fits = new HashMap<>();

  /** Those that any character may stand at. */
  private final long[] fitsAny;

  /** Those before which there is a star. */
  private final long[] stars;

  /** How many characters there are besides stars. */
  private final int length;

  /**
   * @param pattern what texts are compared with
   */
  WildcardBits(String pattern) {
    this.length = (int) pattern.chars().filter(c -> c != '*').count();
    this.stars = bits();
    this.fitsAny = bits();
    int at = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        set(stars, at);
      } else if (c == '?') {
        set(fitsAny, at++);
      } else {
        set(fits.computeIfAbsent(c, first -> bits()), at++);
      }
    }
  }

  private long[] bits() {
    return new long[length / Long.SIZE + 1];
  }

  private static void set(long[] bits, int at) {
    bits[at / Long.SIZE] |= 1L << at;
  }

  @Override
  public boolean matches(String text, int from, int to) {
    long[] behind = bits();
    set(behind, 0);
    for (int i = from; i < to; i++) {
      go(behind, fits.getOrDefault(text.charAt(i), NO_BITS));
    }
    return (behind[length / Long.SIZE] & 1L << length) != 0;
  }

  /** Goes over a character, which stands where it fits, or is in a star. */
  private void go(long[] behind, long[] fitting) {
    long carry = 0;
    for (int word = 0; word < behind.length; word++) {
      long fit = fitsAny[word] | (fitting == NO_BITS ? 0 : fitting[word]);
      long moved = behind[word] & fit;
      behind[word] = moved << 1 | carry | (behind[word] & stars[word]);
      carry = moved >>> (Long.SIZE - 1);
    }
  }
}
