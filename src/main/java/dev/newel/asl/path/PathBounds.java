package dev.newel.asl.path;

import java.util.Set;

/**
 * What a JSONPath may use. Bounds what its evaluation can cost at most, and keeps out what cannot be
 * bounded (regular expressions) or changes the data (the function {@code append}).
 */
final class PathBounds {

  private static final int MAX_LENGTH = 4096;

  /** The library parses and evaluates by recursion over these. */
  private static final int MAX_STRUCTURE = 256;

  /** A scan within a scan visits a node once for each of its ancestors. */
  private static final int MAX_DEEP_SCANS = 3;

  private static final Set<String> FUNCTIONS =
      Set.of("min", "max", "avg", "stddev", "sum", "length", "size", "keys", "first", "last");

  private final String path;
  private int structure;
  private int deepScans;
  private int brackets;

  private PathBounds(String path) {
    this.path = path;
  }

  static void check(String path) throws ExpressionSyntaxException {
    if (!path.startsWith("$") || path.isBlank() || path.length() > MAX_LENGTH) {
      throw new ExpressionSyntaxException("not a JSONPath: it must begin with $ and not be too long");
    }
    new PathBounds(path).scan();
  }

  private void scan() throws ExpressionSyntaxException {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      switch (c) {
        case '\'', '"' -> i = brackets > 0 ? endOfQuote(i) : i;
        case '.' -> countStep(i);
        case '!', '{' -> structure++;
        case '[' -> open();
        case ']', ')' -> brackets--;
        case '(' -> {
          checkFunction(i);
          open();
        }
        case '~' -> refuse("regular expressions are not supported");
        default -> {}
      }
    }
    if (structure > MAX_STRUCTURE || deepScans > MAX_DEEP_SCANS) {
      refuse("it has too many steps");
    }
  }

  private int endOfQuote(int start) {
    char quote = path.charAt(start);
    int i = start + 1;
    while (i < path.length() && path.charAt(i) != quote) {
      i += path.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private void countStep(int dot) {
    structure++;
    if (path.startsWith("..", dot)) {
      deepScans++;
    }
  }

  private void open() {
    structure++;
    brackets++;
  }

  private void checkFunction(int parenthesis) throws ExpressionSyntaxException {
    int start = parenthesis;
    while (start > 0 && Character.isJavaIdentifierPart(path.charAt(start - 1))) {
      start--;
    }
    String name = path.substring(start, parenthesis);
    boolean call = !name.isEmpty();
    if (call && !(FUNCTIONS.contains(name) && path.startsWith("()", parenthesis))) {
      refuse("the function '" + name + "' is not supported");
    }
  }

  private static void refuse(String why) throws ExpressionSyntaxException {
    throw new ExpressionSyntaxException("not a supported JSONPath: " + why);
  }
}
