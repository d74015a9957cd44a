package dev.newel.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one round of a scenario has given, by the name of the figure, its unit included. */
record Figures(Map<String, Double> byName) {

  Figures() {
    this(new LinkedHashMap<>());
  }

  void put(String name, double value) {
    byName.put(name, value);
  }
}
