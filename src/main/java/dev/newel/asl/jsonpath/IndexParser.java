package dev.newel.asl.jsonpath;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses indexes and slices, up to the first character that belongs to none: {@code [0..1]} is
 * {@code [0]}. Spaces are passed over, even in a number.
 */
final class IndexParser {

  private final String bracket;
  private final List<Integer> numbers = new ArrayList<>();
  private final StringBuilder digits = new StringBuilder();
  private boolean isSequence;
  private boolean hasFrom;
  private boolean hasTo;
  private int at;

  IndexParser(String bracket, int start) {
    this.bracket = bracket;
    at = start;
  }

  /** {@code @.length-1} or {@code @.size()-1}, up to a parenthesis. */
  Step parseFromEnd() throws InvalidPathException {
    int start = at + "@.".length();
    int minus = bracket.indexOf('-', start);
    int end = minus < 0 ? -1 : bracket.indexOf(')', minus);
    if (end < 0) {
      throw new InvalidPathException("A bracket with @ is [(@.length-1)] or alike");
    }
    String function = bracket.substring(start, minus).replaceAll("[ ()]", "");
    if (!function.equals("length") && !function.equals("size")) {
      throw new InvalidPathException("There is no function @." + function);
    }
    digits.append(bracket.substring(minus, end).replace(" ", ""));
    return new ArrayStep.IndexFromEnd(number());
  }

  Step parse() throws InvalidPathException {
    while (isDigit() || current() == ',' || current() == ':') {
      if (current() == ',') {
        numbers.add(number());
        isSequence = true;
        at++;
      } else if (current() == ':') {
        parseSlice();
      } else {
        parseDigits();
      }
    }
    if (!digits.isEmpty()) {
      numbers.add(number());
    }
    return step();
  }

  /** What follows the second number of a slice is passed over, whatever it is. */
  private void parseSlice() throws InvalidPathException {
    boolean isHead = digits.isEmpty();
    if (!isHead) {
      numbers.add(number());
    }
    at++;
    parseDigits();
    if (isHead) {
      hasTo = true;
      numbers.add(number());
    } else if (digits.isEmpty()) {
      hasFrom = true;
    } else {
      numbers.add(number());
    }
    if (current() != ']') {
      at++;
    }
  }

  private Step step() {
    int first = numbers.get(0);
    if (numbers.size() == 1 && !hasFrom && !hasTo) {
      return new ArrayStep.Index(first);
    }
    if (isSequence) {
      return new ArrayStep.Indexes(List.copyOf(numbers));
    }
    if (hasFrom) {
      return new ArrayStep.Slice(first, null);
    }
    return hasTo ? new ArrayStep.Slice(null, first) : new ArrayStep.Slice(first, numbers.get(1));
  }

  private void parseDigits() throws InvalidPathException {
    while (isDigit()) {
      if (current() != ' ') {
        digits.append(current());
      }
      at++;
    }
  }

  private boolean isDigit() throws InvalidPathException {
    return Character.isDigit(current()) || current() == '-' || current() == ' ';
  }

  private char current() throws InvalidPathException {
    if (at == bracket.length()) {
      throw new InvalidPathException("A bracket of a path is not closed");
    }
    return bracket.charAt(at);
  }

  private int number() throws InvalidPathException {
    String number = digits.toString();
    digits.setLength(0);
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new InvalidPathException("'" + number + "' is no index");
    }
  }
}
