package dev.newel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that {@code src/docs/metrics.md} lists. */
public final class MetricsTable {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(newel_\\w+)` \\| (\\w+)");

  private MetricsTable() {}

  /** Their names, as a family has them. */
  public static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    ROW.matcher(Files.readString(Path.of("src/docs/metrics.md")))
        .results()
        .forEach(row -> names.add(row.group(1)));
    return names;
  }

  /** Those of all series: a histogram has several. */
  public static Set<String> series() throws IOException {
    Set<String> names = new TreeSet<>();
    ROW.matcher(Files.readString(Path.of("src/docs/metrics.md")))
        .results()
        .forEach(
            row -> {
              if (row.group(2).equals("histogram")) {
                for (String part : Set.of("_bucket", "_sum", "_count")) {
                  names.add(row.group(1) + part);
                }
              } else {
                names.add(row.group(1));
              }
            });
    return names;
  }
}
