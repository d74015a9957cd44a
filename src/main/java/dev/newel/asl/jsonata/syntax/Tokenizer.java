package dev.newel.asl.jsonata.syntax;

import dev.newel.asl.jsonata.value.ErrorCode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of an expression into words. */
final class Tokenizer {

  private static final String SPACES = " \t\n\r\u000b";

  /** What ends a name, and is a word of its own. */
  private static final String SYMBOLS = ".[]{}(),@#;:?+-*/%|=<>^&!~";

  private static final Set<String> PAIRS = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>");

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[Ee][-+]?[0-9]++)?");

  private static final int UNICODE_DIGITS = 4;
  private static final int HEXADECIMAL = 16;

  private final String source;
  private final Matcher number;
  private int position;

  Tokenizer(String source) {
    this.source = source;
    number = NUMBER.matcher(source);
  }

  /**
   * The next word.
   *
   * @param isInfix whether a value has just ended, so that a slash divides
   */
  Token next(boolean isInfix) {
    skipSpacesAndComments();
    if (position >= source.length()) {
      return Token.END;
    }
    char c = source.charAt(position);
    if (c == '/' && !isInfix) {
      position++;
      return regex();
    }
    if (position + 1 < source.length()
        && PAIRS.contains(source.substring(position, position + 2))) {
      return operator(2);
    }
    if (SYMBOLS.indexOf(c) >= 0) {
      return operator(1);
    }
    if (c == '"' || c == '\'') {
      position++;
      return string(c);
    }
    if (number.region(position, source.length()).lookingAt()) {
      return number(number.group());
    }
    return c == '`' ? quotedName() : name();
  }

  private void skipSpacesAndComments() {
    while (position < source.length()) {
      if (SPACES.indexOf(source.charAt(position)) >= 0) {
        position++;
      } else if (source.startsWith("/*", position)) {
        int end = source.indexOf("*/", position + 2);
        if (end < 0) {
          throw ErrorCode.S0106.with();
        }
        position = end + 2;
      } else {
        return;
      }
    }
  }

  private Token operator(int length) {
    position += length;
    return Token.of(Token.Kind.OPERATOR, source.substring(position - length, position));
  }

  private Token number(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw ErrorCode.S0102.with(text);
    }
    position += text.length();
    return new Token(Token.Kind.NUMBER, text, value);
  }

  private Token string(char quote) {
    StringBuilder text = new StringBuilder();
    while (position < source.length()) {
      char c = source.charAt(position++);
      if (c == quote) {
        return Token.of(Token.Kind.STRING, text.toString());
      }
      text.append(c == '\\' ? escaped() : c);
    }
    throw ErrorCode.S0101.with();
  }

  private char escaped() {
    String escape = position < source.length() ? source.substring(position, position + 1) : "";
    position++;
    return switch (escape) {
      case "\"", "\\", "/" -> escape.charAt(0);
      case "b" -> '\b';
      case "f" -> '\f';
      case "n" -> '\n';
      case "r" -> '\r';
      case "t" -> '\t';
      case "u" -> unicode();
      default -> throw ErrorCode.S0103.with(escape);
    };
  }

  private char unicode() {
    int end = Math.min(source.length(), position + UNICODE_DIGITS);
    String digits = source.substring(position, end);
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, HEXADECIMAL) >= 0)) {
      throw ErrorCode.S0104.with();
    }
    position += UNICODE_DIGITS;
    return (char) Integer.parseInt(digits, HEXADECIMAL);
  }

  private Token quotedName() {
    int end = source.indexOf('`', position + 1);
    if (end < 0) {
      throw ErrorCode.S0105.with();
    }
    String name = source.substring(position + 1, end);
    position = end + 1;
    return Token.of(Token.Kind.NAME, name);
  }

  private Token name() {
    int start = position;
    while (position < source.length() && !endsName(source.charAt(position))) {
      position++;
    }
    String name = source.substring(start, position);
    if (name.startsWith("$")) {
      return Token.of(Token.Kind.VARIABLE, name.substring(1));
    }
    return switch (name) {
      case "or", "in", "and" -> Token.of(Token.Kind.OPERATOR, name);
      case "true", "false", "null" -> Token.of(Token.Kind.VALUE, name);
      default -> Token.of(Token.Kind.NAME, name);
    };
  }

  private static boolean endsName(char c) {
    return SPACES.indexOf(c) >= 0 || SYMBOLS.indexOf(c) >= 0;
  }

  /** To the slash that is in no bracket; flags follow it. */
  private Token regex() {
    int start = position;
    int depth = 0;
    for (; position < source.length(); position++) {
      char c = source.charAt(position);
      if (c == '/' && depth == 0 && !isEscaped(start)) {
        return regex(source.substring(start, position));
      }
      if (source.charAt(position - 1) != '\\') {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      }
    }
    throw ErrorCode.S0302.with();
  }

  private boolean isEscaped(int start) {
    int at = position;
    while (at > start && source.charAt(at - 1) == '\\') {
      at--;
    }
    return (position - at) % 2 == 1;
  }

  private Token regex(String pattern) {
    if (pattern.isEmpty()) {
      throw ErrorCode.S0301.with();
    }
    int start = ++position;
    while (position < source.length() && "im".indexOf(source.charAt(position)) >= 0) {
      position++;
    }
    return Token.of(Token.Kind.REGEX, source.substring(start, position) + "/" + pattern);
  }
}
