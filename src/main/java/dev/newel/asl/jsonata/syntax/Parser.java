package dev.newel.asl.jsonata.syntax;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.newel.asl.jsonata.syntax.Token.Kind;
import dev.newel.asl.jsonata.value.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an expression by the binding powers of its operators (Pratt's way), with the powers that
 * JSONata's reference has, and so with its errors.
 */
public final class Parser {

  /** Of expressions in each other. AWS evaluates less than a hundred. */
  private static final int MAX_HEIGHT = 500;

  private static final int NEGATION = 70;

  private static final Map<String, Integer> POWERS =
      Map.ofEntries(
          Map.entry("[", 80),
          Map.entry("(", 80),
          Map.entry("@", 80),
          Map.entry("#", 80),
          Map.entry(".", 75),
          Map.entry("{", 70),
          Map.entry("*", 60),
          Map.entry("/", 60),
          Map.entry("%", 60),
          Map.entry("+", 50),
          Map.entry("-", 50),
          Map.entry("&", 50),
          Map.entry("=", 40),
          Map.entry("!=", 40),
          Map.entry("<", 40),
          Map.entry("<=", 40),
          Map.entry(">", 40),
          Map.entry(">=", 40),
          Map.entry("^", 40),
          Map.entry("~>", 40),
          Map.entry("in", 40),
          Map.entry("and", 30),
          Map.entry("or", 25),
          Map.entry("?", 20),
          Map.entry(":=", 10));

  /** What the tokenizer makes a word of, but the language has no use for. */
  private static final Set<String> UNKNOWN = Set.of("!", "~");

  private final Tokenizer tokens;
  private Token token = Token.END;
  private int nesting;

  /** The height of the highest expression read since it was last set. */
  private int height;

  private Parser(String source) {
    tokens = new Tokenizer(source);
  }

  /**
   * Reads a whole text.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if it is no expression
   */
  public static Syntax parse(String source) {
    Parser parser = new Parser(source);
    parser.advance(false);
    Syntax expression = parser.expression(0);
    if (parser.token.kind() != Kind.END) {
      throw ErrorCode.S0201.with(parser.token.shown());
    }
    return expression;
  }

  private Syntax expression(int power) {
    if (++nesting > MAX_HEIGHT) {
      throw ErrorCode.S0501.with();
    }
    int others = height;
    height = 0;
    Token first = token;
    advance(true);
    Syntax left = begin(first);
    grow();
    while (power < powerOf(token)) {
      Token operator = token;
      advance(false);
      left = extend(left, operator.text());
      grow();
    }
    height = Math.max(others, height);
    nesting--;
    return left;
  }

  private void grow() {
    if (++height > MAX_HEIGHT) {
      throw ErrorCode.S0501.with();
    }
  }

  private static int powerOf(Token token) {
    return token.kind() == Kind.OPERATOR ? powerOf(token.text()) : 0;
  }

  private static int powerOf(String operator) {
    return POWERS.getOrDefault(operator, 0);
  }

  private void advance(boolean isInfix) {
    token = tokens.next(isInfix);
    if (token.kind() == Kind.OPERATOR && UNKNOWN.contains(token.text())) {
      throw ErrorCode.S0204.with(token.text());
    }
  }

  private void expect(String symbol, boolean isInfix) {
    if (token.kind() == Kind.END) {
      throw ErrorCode.S0203.with(symbol);
    }
    if (!token.isOperator(symbol)) {
      throw ErrorCode.S0202.with(symbol, token.shown());
    }
    advance(isInfix);
  }

  private boolean accept(String symbol) {
    if (!token.isOperator(symbol)) {
      return false;
    }
    advance(false);
    return true;
  }

  private Syntax begin(Token first) {
    return switch (first.kind()) {
      case NAME -> new Syntax.Name(first.text());
      case VARIABLE -> new Syntax.Variable(first.text());
      case STRING -> new Syntax.Text(first.text());
      case NUMBER -> new Syntax.Numeral(first.number());
      case VALUE -> constant(first.text());
      case REGEX -> regex(first.text());
      case END -> new Syntax.End();
      case OPERATOR -> prefix(first.text());
    };
  }

  private static Syntax constant(String text) {
    return new Syntax.Constant(
        text.equals("null") ? NullNode.getInstance() : BooleanNode.valueOf(text.equals("true")));
  }

  private static Syntax regex(String text) {
    int slash = text.indexOf('/');
    return new Syntax.Regex(text.substring(slash + 1), text.substring(0, slash));
  }

  private Syntax prefix(String operator) {
    return switch (operator) {
      // the words can be names, too
      case "and", "or", "in" -> new Syntax.Name(operator);
      case "-" -> new Syntax.Negation(expression(NEGATION));
      case "*" -> new Syntax.Wildcard();
      case "**" -> new Syntax.Descendants();
      case "%" -> new Syntax.Parent();
      case "(" -> block();
      case "[" -> array();
      case "{" -> new Syntax.ObjectOf(pairs());
      case "|" -> transform();
      default -> throw ErrorCode.S0211.with(operator);
    };
  }

  private Syntax block() {
    List<Syntax> expressions = new ArrayList<>();
    while (!token.isOperator(")")) {
      expressions.add(expression(0));
      if (!accept(";")) {
        break;
      }
    }
    expect(")", true);
    return new Syntax.Block(List.copyOf(expressions));
  }

  private Syntax array() {
    List<Syntax> items = new ArrayList<>();
    if (!token.isOperator("]")) {
      do {
        Syntax item = expression(0);
        items.add(accept("..") ? new Syntax.Binary("..", item, expression(0)) : item);
      } while (accept(","));
    }
    expect("]", true);
    return new Syntax.ArrayOf(List.copyOf(items));
  }

  private List<Syntax.Pair> pairs() {
    List<Syntax.Pair> pairs = new ArrayList<>();
    if (!token.isOperator("}")) {
      do {
        Syntax key = expression(0);
        expect(":", false);
        pairs.add(new Syntax.Pair(key, expression(0)));
      } while (accept(","));
    }
    expect("}", true);
    return List.copyOf(pairs);
  }

  private Syntax transform() {
    Syntax pattern = expression(0);
    expect("|", false);
    Syntax update = expression(0);
    Syntax delete = accept(",") ? expression(0) : null;
    expect("|", false);
    return new Syntax.Transform(pattern, update, delete);
  }

  private Syntax extend(Syntax left, String operator) {
    return switch (operator) {
      case "." -> new Syntax.Dot(left, expression(powerOf(".")));
      case "[" -> filter(left);
      case "(" -> call(left);
      case "{" -> new Syntax.Group(left, pairs());
      case "^" -> sort(left);
      case "?" -> conditional(left);
      case ":=" -> bind(left);
      case "@" -> new Syntax.Focus(left, variable("@"));
      case "#" -> new Syntax.Index(left, variable("#"));
      case "~>" -> new Syntax.Chain(left, expression(powerOf("~>")));
      default -> new Syntax.Binary(operator, left, expression(powerOf(operator)));
    };
  }

  private Syntax filter(Syntax left) {
    if (accept("]")) {
      return keep(left);
    }
    Syntax predicate = expression(0);
    expect("]", true);
    return new Syntax.Filter(left, predicate);
  }

  private static Syntax keep(Syntax left) {
    return left instanceof Syntax.Filter filter
        ? new Syntax.Filter(keep(filter.left()), filter.predicate())
        : new Syntax.Kept(left);
  }

  private Syntax sort(Syntax left) {
    expect("(", false);
    List<Syntax.Term> terms = new ArrayList<>();
    do {
      boolean isDescending = accept(">");
      if (!isDescending) {
        accept("<");
      }
      terms.add(new Syntax.Term(expression(0), isDescending));
    } while (accept(","));
    expect(")", false);
    return new Syntax.Sort(left, List.copyOf(terms));
  }

  private Syntax conditional(Syntax condition) {
    Syntax then = expression(0);
    return new Syntax.Conditional(condition, then, accept(":") ? expression(0) : null);
  }

  private Syntax bind(Syntax left) {
    if (!(left instanceof Syntax.Variable variable)) {
      throw ErrorCode.S0212.with();
    }
    return new Syntax.Bind(variable.name(), expression(powerOf(":=") - 1));
  }

  private String variable(String operator) {
    if (expression(powerOf(operator)) instanceof Syntax.Variable variable) {
      return variable.name();
    }
    throw ErrorCode.S0214.with(operator);
  }

  private Syntax call(Syntax procedure) {
    List<Syntax> arguments = new ArrayList<>();
    boolean isPartial = false;
    if (!token.isOperator(")")) {
      do {
        boolean isOpen = accept("?");
        isPartial |= isOpen;
        arguments.add(isOpen ? new Syntax.Placeholder() : expression(0));
      } while (accept(","));
    }
    expect(")", true);
    if (procedure instanceof Syntax.Name name
        && (name.value().equals("function") || name.value().equals("λ"))) {
      return lambda(arguments);
    }
    List<Syntax> all = List.copyOf(arguments);
    return isPartial ? new Syntax.Partial(procedure, all) : new Syntax.Call(procedure, all);
  }

  private Syntax lambda(List<Syntax> arguments) {
    List<String> parameters = new ArrayList<>();
    for (Syntax argument : arguments) {
      if (!(argument instanceof Syntax.Variable variable)) {
        throw ErrorCode.S0208.with(parameters.size() + 1);
      }
      parameters.add(variable.name());
    }
    String signature = token.isOperator("<") ? signature() : null;
    expect("{", false);
    Syntax body = expression(0);
    expect("}", false);
    return new Syntax.Lambda(List.copyOf(parameters), signature, body);
  }

  private String signature() {
    StringBuilder signature = new StringBuilder("<");
    int depth = 1;
    while (depth > 0 && !token.isOperator("{") && token.kind() != Kind.END) {
      advance(false);
      depth += token.isOperator(">") ? -1 : token.isOperator("<") ? 1 : 0;
      signature.append(token.text());
    }
    expect(">", false);
    return signature.toString();
  }
}
