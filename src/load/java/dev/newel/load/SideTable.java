package dev.newel.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many times as much each figure is on a side as on the first one, by the rounds: what a
 * machine does at one time it does to both sides of a round.
 */
final class SideTable {

  private static final String LINE = "%-26s %-26s %11s %11s %11s%n";

  private final PrintStream out;
  private final List<Side> sides;

  SideTable(PrintStream out, List<Side> sides) {
    this.out = out;
    this.sides = sides;
  }

  /** Prints nothing where there is one side alone. */
  void print(Results results) {
    if (sides.size() == 1) {
      return;
    }
    String first = sides.get(0).name();
    out.printf(LINE, "times that of " + first, "figure", "minimum", "median", "maximum");
    String ending = ", " + first;
    for (Map.Entry<String, Map<String, List<Double>>> entry : results.figures().entrySet()) {
      if (entry.getKey().endsWith(ending)) {
        String scenario = entry.getKey().substring(0, entry.getKey().length() - ending.length());
        for (Side side : sides.subList(1, sides.size())) {
          String name = scenario + ", " + side.name();
          printRatios(name, entry.getValue(), results.figures().getOrDefault(name, Map.of()));
        }
      }
    }
  }

  private void printRatios(
      String name, Map<String, List<Double>> first, Map<String, List<Double>> other) {
    other.forEach(
        (figure, rounds) -> {
          List<Double> ratios = ratios(rounds, first.getOrDefault(figure, List.of()));
          if (!ratios.isEmpty()) {
            out.printf(
                LINE,
                name,
                figure,
                number(Collections.min(ratios)),
                number(Results.median(ratios)),
                number(Collections.max(ratios)));
          }
        });
  }

  private static List<Double> ratios(List<Double> rounds, List<Double> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(rounds.size(), of.size()); i++) {
      ratios.add(rounds.get(i) / of.get(i));
    }
    return ratios;
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }
}
