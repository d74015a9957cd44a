package dev.newel.asl.jsonpath;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses a filter, {@code [?(…)]}. It is split at each {@code &&} and {@code ||}, then each
 * condition at its operator; quotes protect neither. Parentheses must be balanced, and are then
 * dropped around each condition.
 */
final class FilterParser {

  private final String text;
  private final List<List<Condition>> alternatives = new ArrayList<>();
  private List<Condition> conditions = new ArrayList<>();

  private FilterParser(String text) {
    this.text = text;
  }

  /**
   * @param mark where the question mark is
   */
  static Filter parse(String bracket, int mark) throws InvalidPathException {
    int start = bracket.lastIndexOf('[', mark);
    String filter = bracket.substring(start + 1, endOf(bracket, start) - 1).trim();
    String expression = filter.startsWith("?") ? filter.substring(1).trim() : "";
    if (!expression.startsWith("(") || !expression.endsWith(")")) {
      throw new InvalidPathException("A filter is of the form [?(…)]");
    }
    return new FilterParser(expression.substring(1, expression.length() - 1).trim()).parse();
  }

  /** The end of the bracket, by quotes, parentheses and brackets. */
  private static int endOf(String text, int start) throws InvalidPathException {
    int brackets = 0;
    int parentheses = 0;
    boolean isQuoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' && text.charAt(i - 1) != '\\') {
        isQuoted = !isQuoted;
      } else if (!isQuoted) {
        brackets += difference(c, '[', ']');
        parentheses += difference(c, '(', ')');
        if (c == ']' && parentheses == 0) {
          return balancedEnd(i + 1, brackets);
        }
      }
    }
    throw unbalanced();
  }

  private static int balancedEnd(int end, int brackets) throws InvalidPathException {
    if (brackets != 0) {
      throw unbalanced();
    }
    return end;
  }

  private static InvalidPathException unbalanced() {
    return new InvalidPathException("The brackets of a filter are not balanced");
  }

  private static int difference(char c, char opening, char closing) {
    return c == opening ? 1 : c == closing ? -1 : 0;
  }

  private Filter parse() throws InvalidPathException {
    int start = 0;
    for (int at = nextJoint(0); at >= 0; at = nextJoint(start)) {
      addCondition(text.substring(start, at));
      if (text.charAt(at) == '|') {
        endAlternative();
      }
      start = at + 2;
      if (start < text.length() && text.charAt(start) == text.charAt(at)) {
        throw new InvalidPathException("A filter has too many " + text.charAt(at) + " in a row");
      }
    }
    addCondition(text.substring(start));
    endAlternative();
    return new Filter(List.copyOf(alternatives));
  }

  private int nextJoint(int start) {
    int and = text.indexOf("&&", start);
    int or = text.indexOf("||", start);
    return and < 0 || or < 0 ? Math.max(and, or) : Math.min(and, or);
  }

  private void addCondition(String condition) throws InvalidPathException {
    conditions.add(0, ConditionParser.parse(condition));
  }

  private void endAlternative() {
    alternatives.add(0, List.copyOf(conditions));
    conditions = new ArrayList<>();
  }
}
