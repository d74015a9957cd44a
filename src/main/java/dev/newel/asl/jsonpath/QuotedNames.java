package dev.newel.asl.jsonpath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads quoted names, up to the first closing bracket even if that is in quotes. What is outside of
 * quotes is passed over.
 */
final class QuotedNames {

  private final String text;
  private final boolean hasEscapes;
  private final List<String> names = new ArrayList<>();
  private @Nullable StringBuilder open;

  private QuotedNames(String text, boolean hasEscapes) {
    this.text = text;
    this.hasEscapes = hasEscapes;
  }

  /** A name as it follows a dot: by the same rules, as if it were in quotes. */
  static Step ofUnquoted(String name) {
    return step(new QuotedNames("'" + name + "']", false).read(0));
  }

  /**
   * The names of a bracket from the first quote on. In quotes {@code \'} is a quote and {@code \\}
   * a backslash, unless the name would have no end then, as in {@code ['C:\']}.
   */
  static Step ofBracket(String bracket, int quote) throws InvalidPathException {
    if (bracket.indexOf(']', quote) < 0) {
      throw new InvalidPathException("A bracket of a path is not closed");
    }
    QuotedNames escaped = new QuotedNames(bracket, true);
    List<String> names = escaped.read(quote);
    return step(escaped.open == null ? names : new QuotedNames(bracket, false).read(quote));
  }

  private static Step step(List<String> names) {
    return names.size() == 1
        ? new FieldStep.Name(names.get(0))
        : new FieldStep.Names(List.copyOf(names));
  }

  private List<String> read(int start) {
    for (int at = start; text.charAt(at) != ']'; at++) {
      if (text.charAt(at) == '\'') {
        toggle();
      } else if (open != null) {
        if (hasEscapes && isEscape(at)) {
          at++;
        }
        open.append(text.charAt(at));
      }
    }
    return names;
  }

  private void toggle() {
    if (open == null) {
      open = new StringBuilder();
    } else {
      names.add(open.toString());
      open = null;
    }
  }

  private boolean isEscape(int at) {
    return text.charAt(at) == '\\' && (text.charAt(at + 1) == '\'' || text.charAt(at + 1) == '\\');
  }
}
