package dev.newel.load;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures as a table; how far minimum and maximum are apart is the noise of the machine. */
final class ResultTable {

  private static final String LINE = "%-26s %-26s %11s %11s %11s %9s%n";

  private final PrintStream out;
  private final Results kept;

  /**
   * @param kept results of an earlier run to compare the medians with, empty if there are none
   */
  ResultTable(PrintStream out, Results kept) {
    this.out = out;
    this.kept = kept;
  }

  void print(Results results) {
    out.printf(LINE, "scenario", "figure", "minimum", "median", "maximum", "of kept");
    results
        .figures()
        .forEach(
            (scenario, figures) ->
                figures.forEach((figure, rounds) -> printLine(scenario, figure, rounds)));
  }

  private void printLine(String scenario, String figure, List<Double> rounds) {
    double median = Results.median(rounds);
    OptionalDouble before = kept.median(scenario, figure);
    out.printf(
        LINE,
        scenario,
        figure,
        number(Collections.min(rounds)),
        number(median),
        number(Collections.max(rounds)),
        before.isPresent() ? number(median / before.getAsDouble()) : "");
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 1 ? "%.2f" : "%.4f", value);
  }
}
