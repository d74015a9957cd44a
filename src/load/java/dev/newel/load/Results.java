package dev.newel.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The figures of all rounds.
 *
 * @param figures by scenario and figure, a value for each round
 */
record Results(Map<String, Map<String, List<Double>>> figures) {

  Results() {
    this(new LinkedHashMap<>());
  }

  void add(String scenario, Figures round) {
    Map<String, List<Double>> all =
        figures.computeIfAbsent(scenario, first -> new LinkedHashMap<>());
    round
        .byName()
        .forEach((name, value) -> all.computeIfAbsent(name, first -> new ArrayList<>()).add(value));
  }

  /** The median over the rounds, if there were any with this figure. */
  OptionalDouble median(String scenario, String figure) {
    List<Double> values = figures.getOrDefault(scenario, Map.of()).getOrDefault(figure, List.of());
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(values));
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
