package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.jsonpath.Condition.Comparison;
import dev.newel.asl.jsonpath.Condition.Existence;
import dev.newel.asl.jsonpath.Condition.Operand;

/** Parses a condition of a filter: a path alone, or two sides with an operator between them. */
final class ConditionParser {

  /** Their work cannot be bounded. */
  private static final String NO_PATTERNS = "Regular expressions in a path are not supported";

  static Condition parse(String text) throws InvalidPathException {
    String condition = trim(text.trim());
    for (Operator operator : Operator.values()) {
      int at = condition.indexOf(operator.sign());
      if (at >= 0) {
        String left = condition.substring(0, at).trim();
        String right = condition.substring(at + operator.sign().length()).trim();
        return comparison(left, operator, right);
      }
    }
    return existence(condition.trim());
  }

  /** Drops what may be around a condition. */
  private static String trim(String text) throws InvalidPathException {
    int start = 0;
    while (start < text.length() && "[?( ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = text.length();
    while (end > 0 && ") ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (start >= end) {
      throw new InvalidPathException("A condition of a filter is empty");
    }
    return text.substring(start, end);
  }

  private static Condition comparison(String left, Operator operator, String right)
      throws InvalidPathException {
    if (right.startsWith("!@")) {
      throw new InvalidPathException("Only what is asked for alone can be negated, as !@.a");
    }
    // before a comparison the negation means nothing
    String subject = left.startsWith("!@") ? left.substring(1) : left;
    return new Comparison(operand(subject), operator, operand(right));
  }

  private static Condition existence(String text) throws InvalidPathException {
    if (text.contains("=~")) {
      throw new InvalidPathException(NO_PATTERNS);
    }
    boolean isNegated = text.startsWith("!@");
    String path = isNegated ? text.substring(1) : text;
    if (!isPath(path)) {
      throw new InvalidPathException("A condition has an operator, or is a path");
    }
    return new Existence(PathParser.parseOperand(path), !isNegated);
  }

  private static Operand operand(String text) throws InvalidPathException {
    if (isPath(text)) {
      return new Operand.Path(PathParser.parseOperand(text), text.startsWith("$"));
    }
    boolean isQuoted = text.startsWith("'") && text.endsWith("'");
    if (text.equals("'")) {
      throw new InvalidPathException("A quote of a filter is not closed");
    }
    if (text.startsWith("/") && (text.endsWith("/") || text.endsWith("/i"))) {
      throw new InvalidPathException(NO_PATTERNS);
    }
    return new Operand.Literal(
        TextNode.valueOf(isQuoted ? text.substring(1, text.length() - 1) : text));
  }

  private static boolean isPath(String text) {
    return text.startsWith("$") || text.startsWith("@");
  }

  private ConditionParser() {}
}
