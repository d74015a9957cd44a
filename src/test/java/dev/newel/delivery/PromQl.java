package dev.newel.delivery;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An expression of Prometheus, as far as names go: what is neither a label, a text, a span of time,
 * a function nor a word of the language is the name of a metric.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying</a>
 */
record PromQl(String text) {

  private static final Set<String> WORDS =
      Set.of("by", "without", "on", "ignoring", "and", "or", "unless", "bool", "offset");

  private static final Set<String> FUNCTIONS =
      Set.of("sum", "max", "min", "rate", "histogram_quantile", "absent", "label_values");

  private static final Pattern NO_NAMES =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^\\]]*]|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");

  /** The names of the metrics in it. */
  Set<String> metrics() {
    Set<String> metrics = new TreeSet<>();
    String bare = NO_NAMES.matcher(text).replaceAll(" ");
    for (MatchResult name : NAME.matcher(bare).results().toList()) {
      boolean isCalled = bare.substring(name.end()).stripLeading().startsWith("(");
      if (isCalled && !FUNCTIONS.contains(name.group()) && !WORDS.contains(name.group())) {
        throw new IllegalArgumentException("no function known: " + name.group() + " in " + text);
      }
      if (!isCalled && !WORDS.contains(name.group())) {
        metrics.add(name.group());
      }
    }
    return metrics;
  }

  /** Whether what is opened is closed, in its order. */
  boolean isBalanced() {
    String rest = text.replaceAll("\"[^\"]*\"", "").replaceAll("[^(){}\\[\\]]", "");
    String before = "";
    while (!rest.equals(before)) {
      before = rest;
      rest = rest.replaceAll("\\(\\)|\\{}|\\[]", "");
    }
    return rest.isEmpty();
  }
}
