package dev.newel.load;

import org.jspecify.annotations.Nullable;

/** What went wrong. The first error is kept whole: the others mostly follow from it. */
final class Errors {

  private long count;
  private @Nullable String first;

  void add(String text) {
    count++;
    if (first == null) {
      first = text;
    }
  }

  long count() {
    return count;
  }

  @Override
  public String toString() {
    return count == 0 ? "Errors: 0" : "Errors: %,d; the first: %s".formatted(count, first);
  }
}
