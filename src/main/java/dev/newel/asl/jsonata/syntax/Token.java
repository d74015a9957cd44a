package dev.newel.asl.jsonata.syntax;

import dev.newel.asl.jsonata.value.Numbers;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text of the operator or the name, or what the literal says
 * @param number of a number
 */
record Token(Kind kind, String text, double number) {

  enum Kind {
    NAME,
    VARIABLE,
    STRING,
    NUMBER,
    /** true, false or null. */
    VALUE,
    OPERATOR,
    /** The text has the flags in front, then a slash, then the pattern. */
    REGEX,
    END
  }

  static final Token END = of(Kind.END, "(end)");

  static Token of(Kind kind, String text) {
    return new Token(kind, text, 0);
  }

  boolean isOperator(String symbol) {
    return kind == Kind.OPERATOR && text.equals(symbol);
  }

  /** As messages show it. */
  Object shown() {
    return switch (kind) {
      case NUMBER -> Numbers.of(number);
      case VALUE -> new Word(text);
      default -> text;
    };
  }

  /** A word that messages show without quotes. */
  private record Word(String text) {
    @Override
    public String toString() {
      return text;
    }
  }
}
