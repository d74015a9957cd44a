package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.path.ExpressionSyntaxException;
import dev.newel.asl.path.PathExpression;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses intrinsic function calls: {@code States.Name(argument, ...)}, where an argument is a
 * string in single quotes, a number, null, true, false, a path, or another call.
 *
 * @see <a href="https://states-language.net/spec.html#intrinsic-functions">States Language,
 *     intrinsic functions</a>
 */
final class IntrinsicParser {

  /** AWS lets ten calls nest. */
  private static final int MAX_NESTING = 10;

  private static final int MAX_LENGTH = 10_000;

  private final String text;
  private int at;

  private IntrinsicParser(String text) {
    this.text = text;
  }

  static IntrinsicCall parse(String text) throws ExpressionSyntaxException {
    if (text.length() > MAX_LENGTH) {
      throw new ExpressionSyntaxException(
          "An intrinsic function call is longer than " + MAX_LENGTH);
    }
    IntrinsicParser parser = new IntrinsicParser(text);
    IntrinsicCall call = parser.call(1);
    if (parser.at < text.length()) {
      throw parser.unexpected();
    }
    return call;
  }

  private IntrinsicCall call(int nesting) throws ExpressionSyntaxException {
    int start = at;
    String name = word();
    IntrinsicFunction function = IntrinsicFunction.named(name);
    if (function == null || nesting > MAX_NESTING) {
      throw new ExpressionSyntaxException(
          function == null
              ? "'" + name + "' is not an intrinsic function"
              : "More than " + MAX_NESTING + " intrinsic function calls are nested");
    }
    skipSpace();
    expect('(');
    List<Operand> operands = operands(nesting);
    return new IntrinsicCall(text.substring(start, at), function, operands);
  }

  private List<Operand> operands(int nesting) throws ExpressionSyntaxException {
    List<Operand> operands = new ArrayList<>();
    skipSpace();
    if (peek() == ')') {
      at++;
      return operands;
    }
    while (true) {
      skipSpace();
      operands.add(operand(nesting));
      skipSpace();
      if (peek() == ')') {
        at++;
        return operands;
      }
      expect(',');
    }
  }

  private Operand operand(int nesting) throws ExpressionSyntaxException {
    char c = peek();
    if (c == '\'') {
      return string();
    }
    if (c == '$') {
      return path();
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      return number();
    }
    if (text.startsWith("States.", at)) {
      return call(nesting + 1);
    }
    return switch (word()) {
      case "null" -> new Literal(NullNode.instance);
      case "true" -> new Literal(BooleanNode.TRUE);
      case "false" -> new Literal(BooleanNode.FALSE);
      default -> throw unexpected();
    };
  }

  private Operand string() throws ExpressionSyntaxException {
    StringBuilder value = new StringBuilder();
    at++;
    while (peek() != '\'') {
      char c = text.charAt(at);
      value.append(c == '\\' ? escaped() : c);
      at++;
    }
    at++;
    return new Literal(TextNode.valueOf(value.toString()));
  }

  /** AWS refuses every other escape. */
  private char escaped() throws ExpressionSyntaxException {
    at++;
    char c = peek();
    if (c != '\'' && c != '{' && c != '}' && c != '\\') {
      throw unexpected();
    }
    return c;
  }

  private Operand number() throws ExpressionSyntaxException {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new Literal(Json.parse(text.substring(start, at)).node());
    } catch (JsonProcessingException e) {
      throw new ExpressionSyntaxException("'" + text.substring(start, at) + "' is not a number");
    }
  }

  /** A path ends at a comma or parenthesis that is not within its own brackets. */
  private Operand path() throws ExpressionSyntaxException {
    int start = at;
    int brackets = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (brackets == 0 && (c == ',' || c == ')')) {
        break;
      }
      switch (c) {
        case '[', '(' -> brackets++;
        case ']', ')' -> brackets--;
        case '\'', '"' -> at = brackets > 0 ? closingQuote(c) : at;
        default -> {}
      }
    }
    return new PathOperand(PathExpression.compile(text.substring(start, at).stripTrailing()));
  }

  private int closingQuote(char quote) throws ExpressionSyntaxException {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    if (i >= text.length()) {
      throw unexpected();
    }
    return i;
  }

  private String word() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() throws ExpressionSyntaxException {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void expect(char c) throws ExpressionSyntaxException {
    if (peek() != c) {
      throw unexpected();
    }
    at++;
  }

  private ExpressionSyntaxException unexpected() {
    return new ExpressionSyntaxException(
        at < text.length()
            ? "Unexpected '" + text.charAt(at) + "' at " + at + " of an intrinsic function call"
            : "An intrinsic function call is not closed");
  }
}
