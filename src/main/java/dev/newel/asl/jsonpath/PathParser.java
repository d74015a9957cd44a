package dev.newel.asl.jsonpath;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a path into its steps. A name ends at a dot, a bracket or a space, and at nothing else.
 */
final class PathParser {

  private static final int MAX_LENGTH = 4096;

  /** Evaluation recurses over the steps. */
  private static final int MAX_STEPS = 256;

  /** Operators of JSONPath, which the States Language allows in a reference path in quotes only. */
  private static final String OPERATORS = "@,:?*()";

  private final String text;
  private final boolean takesFilters;
  private final List<Step> steps = new ArrayList<>();
  private boolean hasOperators;
  private int at = 1;

  private PathParser(String text, boolean takesFilters) {
    this.text = text;
    this.takesFilters = takesFilters;
  }

  /** Parses a path that begins with {@code $}. */
  static Route parse(String path) throws InvalidPathException {
    if (path.length() > MAX_LENGTH) {
      throw new InvalidPathException("A path has at most " + MAX_LENGTH + " characters");
    }
    return new PathParser(path.trim(), true).parse();
  }

  /** Parses a path in a filter, which begins with {@code $} or {@code @} and must be definite. */
  static Route parseOperand(String path) throws InvalidPathException {
    Route route = new PathParser(path, false).parse();
    if (!route.isDefinite()) {
      throw new InvalidPathException("The path " + path + " in a filter is not definite");
    }
    return route;
  }

  private Route parse() throws InvalidPathException {
    if (text.length() > 1 && text.charAt(1) != '.' && text.charAt(1) != '[') {
      throw new InvalidPathException("A dot or a bracket follows the first character of a path");
    }
    if (text.endsWith("..")) {
      throw new InvalidPathException("A path does not end with a scan");
    }
    while (at < text.length()) {
      parseStep();
    }
    return new Route(steps, hasOperators);
  }

  private void parseStep() throws InvalidPathException {
    switch (text.charAt(at)) {
      case '.' -> parseAfterDot();
      case '[' -> parseBracket();
      case ' ' -> throw new InvalidPathException("A path has spaces in brackets only");
      case '*' -> addSign(new Wildcard());
      case '$' -> addSign(new Step.Root());
      default -> parseName();
    }
  }

  private void addSign(Step step) throws InvalidPathException {
    at++;
    add(step);
  }

  private void parseAfterDot() throws InvalidPathException {
    at++;
    if (at == text.length()) {
      throw new InvalidPathException("A path does not end with a dot");
    }
    if (text.charAt(at) == '.') {
      addSign(new Scan());
    } else if (endOfName() > at) {
      parseName();
    }
  }

  private void parseName() throws InvalidPathException {
    String name = text.substring(at, endOfName());
    at += name.length();
    if (name.equals("*")) {
      add(new Wildcard());
      return;
    }
    hasOperators |= name.chars().anyMatch(c -> OPERATORS.indexOf(c) >= 0);
    add(QuotedNames.ofUnquoted(name));
  }

  private int endOfName() {
    int end = at;
    while (end < text.length() && ".[ ".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private void parseBracket() throws InvalidPathException {
    String bracket = text.substring(at, endOfBracket());
    at += bracket.length();
    add(step(bracket));
  }

  /** Brackets are counted even in quotes. One that is not closed may still hold a step. */
  private int endOfBracket() {
    int open = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        open++;
      } else if (c == ']' && --open == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** The first character that can begin something decides; those before it mean nothing. */
  private Step step(String bracket) throws InvalidPathException {
    if (bracket.equals("[*]")) {
      return new Wildcard();
    }
    for (int i = 0; i < bracket.length(); i++) {
      char c = bracket.charAt(i);
      if (c == '\'') {
        return QuotedNames.ofBracket(bracket, i);
      }
      if (c == '@') {
        return new IndexParser(bracket, i).parseFromEnd();
      }
      if (c == ':' || c == '-' || Character.isDigit(c)) {
        return new IndexParser(bracket, i).parse();
      }
      if (c == '?') {
        return selection(bracket, i);
      }
    }
    throw new InvalidPathException("Nothing can be made of " + bracket);
  }

  private Step selection(String bracket, int mark) throws InvalidPathException {
    if (!takesFilters) {
      // it would not be definite; to say so here keeps the parser from recursing
      throw new InvalidPathException("A path in a filter has no filters");
    }
    return new Selection(FilterParser.parse(bracket, mark));
  }

  private void add(Step step) throws InvalidPathException {
    if (steps.size() == MAX_STEPS) {
      throw new InvalidPathException("A path has at most " + MAX_STEPS + " steps");
    }
    steps.add(step);
  }
}
