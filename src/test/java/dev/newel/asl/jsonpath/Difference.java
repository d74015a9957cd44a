package dev.newel.asl.jsonpath;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where this package answers otherwise than the old library, on purpose. */
enum Difference {
  /** The work of a regular expression cannot be bounded: it is refused. */
  REGULAR_EXPRESSION("=~|/.*/"),

  /** A place for a filter from code, which no definition has: it fails whenever it is looked at. */
  PLACEHOLDER("\\[\\s*\\?[,\\s*?]*]"),

  /** AWS's users find names with a quote in them; the old library ends such a name at the quote. */
  ESCAPED_NAME("\\[[^?\\]]*('[^\\]]*)?\\\\['\\\\]"),

  /**
   * A filter whose sides are one and the same path from the root. The old library keeps its value,
   * so that even an object equals itself; from the item, or by two paths, it equals nothing.
   */
  SAME_PATH("(\\$[^=<>!&|]*?)\\s*([=<>!]=|[<>])\\s*\\1(?![\\w.\\[(])");

  private final Pattern pattern;

  Difference(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** The one that may make a path's answer another. */
  static Optional<Difference> of(String path) {
    return Stream.of(values()).filter(one -> one.pattern.matcher(path).find()).findFirst();
  }
}
