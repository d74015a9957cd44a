package dev.newel.console.page;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The console's own sources as browsers get them: without the comments that stand on lines of their
 * own, which are a sixth of all that is sent, and without indentation, which means nothing in them.
 * Lines keep their numbers.
 */
final class SourceText {

  private static final Pattern COMMENT =
      Pattern.compile("(?m)^[ \\t]*(?:/\\*[^*]*(?:\\*(?!/)[^*]*)*\\*/[ \\t]*$|//.*$)");

  private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");

  private SourceText() {}

  static byte[] shortened(byte[] source) {
    String text = new String(source, StandardCharsets.UTF_8);
    String code =
        COMMENT
            .matcher(text)
            .replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1));
    return INDENTATION.matcher(code).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }
}
