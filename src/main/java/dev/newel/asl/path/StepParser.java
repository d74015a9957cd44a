package dev.newel.asl.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the plain paths that most definitions use: {@code $}, dotted names, quoted names in
 * brackets and indexes. Whatever else JSONPath has is left to the full implementation.
 */
final class StepParser {

  /** Nine digits always fit an int. */
  private static final int MAX_INDEX_DIGITS = 9;

  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at = 1;

  private StepParser(String text) {
    this.text = text;
  }

  /** The steps of a text that begins with {@code $}, or null if it is not a plain path. */
  static @Nullable List<Step> parse(String text) {
    return new StepParser(text).parseSteps();
  }

  private @Nullable List<Step> parseSteps() {
    while (at < text.length()) {
      Step step =
          switch (text.charAt(at)) {
            case '.' -> dottedName();
            case '[' -> bracket();
            default -> null;
          };
      if (step == null) {
        return null;
      }
      steps.add(step);
    }
    return List.copyOf(steps);
  }

  private @Nullable Step dottedName() {
    int start = at + 1;
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    at = end;
    return end == start ? null : new Step.Field(text.substring(start, end));
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private @Nullable Step bracket() {
    int end = text.indexOf(']', at);
    if (end < at + 2) {
      return null;
    }
    char first = text.charAt(at + 1);
    return first == '\'' || first == '"' ? quotedName(first) : index(end);
  }

  private @Nullable Step quotedName(char quote) {
    int start = at + 2;
    int end = text.indexOf(quote, start);
    boolean closed = end > start && end + 1 < text.length() && text.charAt(end + 1) == ']';
    if (!closed || text.lastIndexOf('\\', end) >= start) {
      return null;
    }
    at = end + 2;
    return new Step.Field(text.substring(start, end));
  }

  private @Nullable Step index(int end) {
    int digits = text.charAt(at + 1) == '-' ? at + 2 : at + 1;
    if (digits == end || end - digits > MAX_INDEX_DIGITS) {
      return null;
    }
    for (int i = digits; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    int index = Integer.parseInt(text, at + 1, end, 10);
    at = end + 1;
    return new Step.Index(index);
  }
}
