package dev.newel.asl.path;

import java.util.Set;

/**
 * What a JSONPath may use: bounds how deep the library recurses, and keeps out what cannot be
 * bounded (regular expressions) or would change the data (the function {@code append}).
 *
 * <p>Looks at the bare text, quoted parts too, as the library has its own idea of where a quote
 * begins.
 */
final class PathBounds {

  private static final int MAX_LENGTH = 4096;

  /** The library parses and evaluates by recursion over steps and brackets. */
  private static final int MAX_STRUCTURE = 256;

  private static final Set<String> FUNCTIONS =
      Set.of("min", "max", "avg", "stddev", "sum", "length", "size", "keys", "first", "last");

  static void checkSize(String path) throws ExpressionSyntaxException {
    if (!path.startsWith("$")) {
      throw new ExpressionSyntaxException("A JSONPath begins with $");
    }
    long structure = path.chars().filter(c -> ".[(!{".indexOf(c) >= 0).count();
    if (path.length() > MAX_LENGTH || structure > MAX_STRUCTURE) {
      throw new ExpressionSyntaxException("A JSONPath is too long or has too many steps");
    }
  }

  /** For a path that is more than names and indexes. */
  static void checkOperators(String path) throws ExpressionSyntaxException {
    if (path.contains("=~")) {
      throw new ExpressionSyntaxException("Regular expressions in a JSONPath are not supported");
    }
    if (path.endsWith("[")) {
      // which the library overlooks
      throw new ExpressionSyntaxException("A bracket of a JSONPath is not closed");
    }
    for (int at = path.indexOf('('); at >= 0; at = path.indexOf('(', at + 1)) {
      String name = nameBefore(path, at);
      if (!name.isEmpty() && !(FUNCTIONS.contains(name) && path.startsWith("()", at))) {
        throw new ExpressionSyntaxException("The function " + name + " is not supported");
      }
    }
  }

  private static String nameBefore(String path, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(path.charAt(start - 1))) {
      start--;
    }
    return path.substring(start, end);
  }

  private PathBounds() {}
}
