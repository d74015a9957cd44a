package dev.newel.asl.path;

import java.util.List;
import java.util.Locale;

/**
 * What a path's operators cost beside the steps that it takes through the data, in such steps.
 *
 * @param costPerStep a filter works through its own text, literals included, for each candidate
 * @param comparesLists whether each element of one list may be looked for in another
 * @param searchesTexts whether one text may be looked for in another
 */
record PathWorkload(int costPerStep, boolean comparesLists, boolean searchesTexts) {

  private static final int FILTER_CHARACTERS_PER_STEP = 16;

  /** Comparing characters in order is far cheaper than a step. */
  private static final int TEXT_CHARACTERS_PER_STEP = 1024;

  private static final List<String> LIST_OPERATORS = List.of("SUBSETOF", "ANYOF", "NONEOF");

  static PathWorkload of(String path) {
    boolean filters = path.contains("?");
    String operators = path.toUpperCase(Locale.ROOT);
    return new PathWorkload(
        filters ? 1 + path.length() / FILTER_CHARACTERS_PER_STEP : 1,
        filters && LIST_OPERATORS.stream().anyMatch(operators::contains),
        filters && operators.contains("CONTAINS"));
  }

  long costOfList(int size) {
    return comparesLists ? (long) size * size : 0;
  }

  long costOfText(int length) {
    return (searchesTexts ? (long) length * length : length) / TEXT_CHARACTERS_PER_STEP;
  }
}
