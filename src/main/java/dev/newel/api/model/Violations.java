package dev.newel.api.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what an input breaks, in the words of AWS; no more of it than somebody reads, as one
 * request may break a constraint some hundred thousand times.
 */
final class Violations {

  /** AWS tells of all, and a request that somebody wrote does not have as many. */
  static final int MOST = 50;

  /** In UTF-16 units: longer than whatever has a length in the model and is shown. */
  static final int LONGEST_VALUE = 4_096;

  private List<String> found = List.of();
  private boolean sawNull;

  /** A value that may be shown: "Value 'x' at 'name' failed to satisfy constraint: …". */
  void add(String path, String value, String constraint) {
    add("Value '" + shortened(value) + "' at '" + path + "'", constraint);
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
  }

  /** A value that AWS holds sensitive and does not repeat. */
  void addHidden(String path, String constraint) {
    add("Value at '" + path + "'", constraint);
  }

  void addMissing(String path) {
    add("Value null at '" + path + "'", "Member must not be null");
  }

  private void add(String subject, String constraint) {
    if (isFull()) {
      return;
    }
    if (found.isEmpty()) {
      found = new ArrayList<>();
    }
    found.add(subject + " failed to satisfy constraint: " + constraint);
  }

  /** Whether nothing more is gathered, so that nobody need look for more. */
  boolean isFull() {
    return found.size() == MOST;
  }

  void noteNull() {
    sawNull = true;
  }

  boolean sawNull() {
    return sawNull;
  }

  List<String> found() {
    return found;
  }
}
