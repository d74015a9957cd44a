package dev.newel.asl.data;

/**
 * Names of variables: identifiers as Unicode has them, without the {@code $} in front.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-name-syntax">Variable
 *     name syntax</a>
 */
public final class VariableName {

  /** AWS's own: what a state's expressions see in JSONata. */
  public static final String RESERVED = "states";

  /** AWS's bound, in characters. */
  public static final int LONGEST = 80;

  private VariableName() {}

  /** The longest name that a text has at a place; empty where none begins there. */
  public static String at(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (end == start ? !Character.isUnicodeIdentifierStart(c) : !isPart(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(start, end);
  }

  /** Java takes in invisible characters, too, which Unicode does not. */
  private static boolean isPart(int c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /** Whether a text is nothing but a name, of whatever length. */
  public static boolean isWellFormed(String text) {
    return !text.isEmpty() && at(text, 0).length() == text.length();
  }
}
