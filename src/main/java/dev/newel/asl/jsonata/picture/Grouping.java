package dev.newel.asl.jsonata.picture;

import java.util.List;

/** Signs that stand between groups of digits. */
final class Grouping {

  private Grouping() {}

  /** The distance that all positions are multiples of, without a gap; 0 if there is none. */
  static int regularDistance(List<Integer> positions) {
    if (positions.isEmpty()) {
      return 0;
    }
    int distance = positions.get(0);
    for (int position : positions) {
      distance = commonDivisor(distance, position);
    }
    for (int i = 1; i <= positions.size(); i++) {
      if (!positions.contains(i * distance)) {
        return 0;
      }
    }
    return distance;
  }

  private static int commonDivisor(int a, int b) {
    int divisor = a;
    int other = b;
    while (other != 0) {
      int rest = divisor % other;
      divisor = other;
      other = rest;
    }
    return divisor;
  }
}
