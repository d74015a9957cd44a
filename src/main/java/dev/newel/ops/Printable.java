package dev.newel.ops;

/**
 * Text of others made fit for a line of a log: whatever a terminal or a reader of lines could take
 * for more than a letter is escaped, so that no name or error of a caller can look like a line of
 * its own.
 */
final class Printable {

  private Printable() {}

  static String escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnsafe(text.charAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int firstUnsafe) {
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, firstUnsafe);
    for (int i = firstUnsafe; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnsafe(c)) {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The same, and no longer than so many characters. */
  static String escape(String text, int most) {
    return text.length() <= most ? escape(text) : escape(text.substring(0, most)) + "…";
  }

  private static boolean isUnsafe(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
