package dev.newel.asl.jsonpath;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way from the root to the node where a walk is; written out only for a message. */
final class Trail {

  private @Nullable String[] names = new String[8];
  private int[] indexes = new int[8];
  private int size;

  /** What the written path begins with: a {@code $} inside a path makes messages begin anew. */
  private int start;

  /** A place to go back to. */
  record Mark(int size, int start) {}

  void add(String name) {
    makeRoom();
    names[size++] = name;
  }

  void add(int index) {
    makeRoom();
    names[size] = null;
    indexes[size++] = index;
  }

  private void makeRoom() {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      indexes = Arrays.copyOf(indexes, 2 * size);
    }
  }

  void removeLast() {
    size--;
  }

  /** Lets the path begin here, and tells where it began. */
  int startHere() {
    int before = start;
    start = size;
    return before;
  }

  void startAt(int place) {
    start = place;
  }

  Mark mark() {
    return new Mark(size, start);
  }

  void goBackTo(Mark mark) {
    size = mark.size();
    start = mark.start();
  }

  /** As {@code $['name'][0]}. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder("$");
    for (int i = start; i < size; i++) {
      if (names[i] == null) {
        path.append('[').append(indexes[i]).append(']');
      } else {
        path.append("['").append(names[i]).append("']");
      }
    }
    return path.toString();
  }
}
