package dev.newel.asl.parse.check;

import java.util.Optional;

/**
 * The rule for the Label of a Map state. AWS tells of a label that breaks it as its own code does,
 * in the notation of Python.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Label</a>
 */
public final class LabelRule {

  private static final int LONGEST = 40;
  private static final String FORBIDDEN = " \"#$%&*,:;<>?[\\]^`{|}~/";

  private LabelRule() {}

  /** What is wrong with a label, as AWS says it. */
  public static Optional<String> problem(String label) {
    if (label.codePointCount(0, label.length()) > LONGEST) {
      return told("Label cannot exceed " + LONGEST + " characters");
    }
    return label
        .codePoints()
        .filter(LabelRule::isForbidden)
        .mapToObj(c -> "Label contains invalid character: " + quote(Character.toString(c)))
        .findFirst()
        .flatMap(LabelRule::told);
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || (c >= 0xD800 && c <= 0xDFFF)
        || c == 0xFFFE
        || c == 0xFFFF
        || FORBIDDEN.indexOf(c) >= 0;
  }

  private static Optional<String> told(String complaint) {
    return Optional.of("Error=ValueError Args=[" + quote(complaint) + "]");
  }

  /** A text as Python quotes it: in double quotes where it has single ones, and no double ones. */
  private static String quote(String text) {
    char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(mark);
    text.codePoints().forEach(c -> quoted.append(escape(c, mark)));
    return quoted.append(mark).toString();
  }

  private static String escape(int c, char mark) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          c == mark
              ? "\\" + mark
              : Character.isISOControl(c) ? String.format("\\x%02x", c) : Character.toString(c);
    };
  }
}
