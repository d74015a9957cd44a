package dev.newel.asl.jsonata.value;

import java.util.Arrays;
import java.util.function.BiPredicate;

/** A stable sort that holds still whatever the comparison says, be it nonsense. */
public final class MergeSort {

  private MergeSort() {}

  /**
   * Sorts in place.
   *
   * @param isAfter whether the left of two items belongs behind the right one
   */
  public static <T> void sort(T[] items, BiPredicate<T, T> isAfter) {
    T[] from = items;
    T[] to = Arrays.copyOf(items, items.length);
    sort(to, from, 0, items.length, isAfter);
  }

  /** Both hold the same at first; in the end {@code to} is sorted. */
  private static <T> void sort(T[] from, T[] to, int start, int end, BiPredicate<T, T> isAfter) {
    if (end - start < 2) {
      return;
    }
    int middle = start + (end - start) / 2;
    sort(to, from, start, middle, isAfter);
    sort(to, from, middle, end, isAfter);
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeRight = left >= middle || (right < end && isAfter.test(from[left], from[right]));
      to[at] = takeRight ? from[right++] : from[left++];
    }
  }
}
