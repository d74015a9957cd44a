package dev.newel.api.model;

import java.util.ArrayList;
import java.util.List;

/** Gathers what an input breaks, in the words of AWS. */
final class Violations {

  private List<String> found = List.of();
  private boolean sawNull;

  /** A value that may be shown: "Value 'x' at 'name' failed to satisfy constraint: …". */
  void add(String path, String value, String constraint) {
    add("Value '" + value + "' at '" + path + "'", constraint);
  }

  /** A value that AWS holds sensitive and does not repeat. */
  void addHidden(String path, String constraint) {
    add("Value at '" + path + "'", constraint);
  }

  void addMissing(String path) {
    add("Value null at '" + path + "'", "Member must not be null");
  }

  private void add(String subject, String constraint) {
    if (found.isEmpty()) {
      found = new ArrayList<>();
    }
    found.add(subject + " failed to satisfy constraint: " + constraint);
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
