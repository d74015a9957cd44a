package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes paths, texts that are nearly paths, and documents in which paths lead somewhere. */
final class PathGenerator {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String[] NAMES = {
    "a", "b", "c", "list", "a b", "it", "length()", "null", "0"
  };
  private static final String[] TEXTS = {
    "one", "1", "2.0", "true", "null", "", "it's", "it\\'s", "a'b", "[0]", "\"one\""
  };
  private static final String[] LITERALS = {
    "1",
    "2.5",
    "-3",
    "true",
    "false",
    "null",
    "one",
    "'one'",
    "'1'",
    "'true'",
    "'null'",
    "''",
    "'it\\'s'",
    "\"one\"",
    "'a b'",
    "'(x)'",
    "'[0]'",
    "1e1",
    ""
  };
  private static final String[] OPERATORS = {"==", "!=", "<", "<=", ">", ">="};
  private static final String SIGNS = "$@.*[]()?'\"\\:,-!=<>&|/ 0123ab\t";

  private static final BigInteger BEYOND_LONG = BigInteger.TWO.pow(64);

  private final Random random;

  PathGenerator(Random random) {
    this.random = random;
  }

  private String oneOf(String... options) {
    return options[random.nextInt(options.length)];
  }

  private String joined(int max, String delimiter, Supplier<String> part) {
    return IntStream.rangeClosed(0, random.nextInt(max))
        .mapToObj(i -> part.get())
        .collect(Collectors.joining(delimiter));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A path; one in three is damaged. */
  String path() {
    StringBuilder path = new StringBuilder("$");
    for (int steps = random.nextInt(6); steps > 0; steps--) {
      path.append(step());
    }
    return chance(33) ? damaged(path.toString()) : path.toString();
  }

  private String step() {
    return switch (random.nextInt(20)) {
      case 0 -> "[" + joined(3, oneOf(",", ", ", " , "), this::quotedName) + "]";
      case 1, 2 -> oneOf(".*", "[*]");
      case 3, 4 ->
          ".." + oneOf("a", "b", "list", "*", "[*]", "['a']", "[0]", "[?(@.a)]", "['a','b']");
      case 5, 6, 7 -> "[" + index() + "]";
      case 8 -> "[" + joined(3, ",", this::index) + "]";
      case 9, 10 -> "[" + slice() + "]";
      case 11, 12, 13 -> "[?(" + filter() + ")]";
      case 14 ->
          "[(@." + oneOf("length", "size()", "count") + oneOf("-1", " - 2", "-0", "+1") + ")]";
      case 15 -> oneOf("$", ".length()", ".sum()", ".max()", "[$]");
      default -> name();
    };
  }

  private String name() {
    String name = oneOf(NAMES);
    return name.contains(" ") || chance(30) ? "[" + quoted(name) + "]" : "." + name;
  }

  private String quotedName() {
    return quoted(oneOf(NAMES));
  }

  private static String quoted(String name) {
    return "'" + name + "'";
  }

  private String index() {
    return String.valueOf(random.nextInt(7) - 2);
  }

  private String slice() {
    return switch (random.nextInt(4)) {
      case 0 -> index() + ":";
      case 1 -> ":" + index();
      default -> index() + oneOf(":", " : ") + index();
    };
  }

  private String filter() {
    String filter = condition();
    while (chance(30)) {
      filter += oneOf(" && ", " || ", "&&", "||") + condition();
    }
    return chance(10) ? "(" + filter + ")" : filter;
  }

  private String condition() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> oneOf("", "!", "! ") + operandPath();
      case 2 -> oneOf(LITERALS) + oneOf(OPERATORS) + operandPath();
      case 3 -> operandPath() + oneOf(OPERATORS) + operandPath();
      case 4 -> "(" + operandPath() + oneOf(OPERATORS) + oneOf(LITERALS) + ")";
      default -> operandPath() + " " + oneOf(OPERATORS) + " " + oneOf(LITERALS);
    };
  }

  private String operandPath() {
    StringBuilder path = new StringBuilder(oneOf("@", "@", "@", "$"));
    for (int steps = random.nextInt(3); steps > 0; steps--) {
      path.append(chance(85) ? name() : step());
    }
    return path.toString();
  }

  private String damaged(String path) {
    StringBuilder text = new StringBuilder(path);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = 1 + random.nextInt(text.length());
      char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
      if (at == text.length() || chance(40)) {
        text.insert(at, sign);
      } else if (chance(50)) {
        text.deleteCharAt(at);
      } else {
        text.setCharAt(at, sign);
      }
    }
    return text.toString();
  }

  JsonNode document() {
    return node(4);
  }

  private JsonNode node(int depth) {
    if (depth <= 0 || chance(15)) {
      return scalar();
    }
    return chance(60) ? object(depth) : array(depth);
  }

  private ObjectNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    for (int fields = random.nextInt(6); fields > 0; fields--) {
      object.set(oneOf(NAMES), node(depth - 1));
    }
    return object;
  }

  /** Often of objects that are alike, as in most data. */
  private ArrayNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    boolean isTable = chance(60);
    for (int elements = random.nextInt(5); elements > 0; elements--) {
      array.add(isTable ? object(depth - 1) : node(depth - 1));
    }
    return array;
  }

  private JsonNode scalar() {
    return switch (random.nextInt(10)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(chance(50));
      case 2, 3 -> NODES.numberNode(random.nextInt(5) - 2);
      case 4 -> NODES.numberNode(new BigDecimal("2.5"));
      case 5 -> chance(50) ? NODES.numberNode(1L << 40) : NODES.numberNode(BEYOND_LONG);
      default -> NODES.textNode(oneOf(TEXTS));
    };
  }
}
