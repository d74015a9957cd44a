package dev.newel.asl.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * The pattern of StringMatches: {@code *} stands for any characters, {@code \*} and {@code \\} for
 * a star and a backslash.
 *
 * <p>Matches in time linear in the text, however many stars: each part between stars is searched
 * for once, from where the one before ended, without going back.
 */
public final class StringPattern {

  /** What stands between the stars; one more than there are stars. */
  private final List<Part> parts;

  private StringPattern(List<Part> parts) {
    this.parts = parts;
  }

  public static StringPattern compile(String pattern) {
    List<Part> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        parts.add(new Part(part.toString()));
        part.setLength(0);
      } else if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        part.append(pattern.charAt(i));
      } else {
        part.append(c);
      }
    }
    parts.add(new Part(part.toString()));
    return new StringPattern(List.copyOf(parts));
  }

  boolean matches(String text) {
    String first = parts.get(0).text;
    String last = parts.get(parts.size() - 1).text;
    if (parts.size() == 1) {
      return text.equals(first);
    }
    int end = text.length() - last.length();
    if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (Part part : parts.subList(1, parts.size() - 1)) {
      from = part.endOfFirst(text, from, end);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }

  /** A literal to search for, by Knuth, Morris and Pratt. */
  private static final class Part {

    private final String text;

    /** For each length of a prefix, that of the longest proper prefix that ends it too. */
    private final int[] borders;

    Part(String text) {
      this.text = text;
      this.borders = new int[text.length() + 1];
      int matched = 0;
      for (int i = 1; i < text.length(); i++) {
        matched = advance(matched, text.charAt(i));
        borders[i + 1] = matched;
      }
    }

    /** Where the first occurrence ends, or -1. */
    int endOfFirst(String searched, int from, int to) {
      int matched = 0;
      for (int i = from; i < to && matched < text.length(); i++, from++) {
        matched = advance(matched, searched.charAt(i));
      }
      return matched == text.length() ? from : -1;
    }

    /** How much of the text is matched after one more character. */
    private int advance(int matched, char next) {
      int length = matched;
      while (length > 0 && text.charAt(length) != next) {
        length = borders[length];
      }
      return text.charAt(length) == next ? length + 1 : 0;
    }
  }
}
