package dev.newel.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;
import java.util.Random;

/** Expressions and the data that they are about, at random but the same for the same seed. */
final class ExpressionGenerator {

  private static final List<String> NAMES = List.of("a", "b", "c");

  private static final List<String> OPERATORS =
      List.of(" + ", " - ", " * ", " & ", " = ", " != ", " < ", " >= ", " and ", " or ", " in ");

  private static final List<String> FUNCTIONS =
      List.of(
          "$count",
          "$exists",
          "$type",
          "$not",
          "$string",
          "$sum",
          "$max",
          "$keys",
          "$reverse",
          "$uppercase",
          "$length",
          "$abs");

  private final Random random;

  ExpressionGenerator(long seed) {
    random = new Random(seed);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  ObjectNode data() {
    ObjectNode data = Values.object();
    NAMES.forEach(name -> data.set(name, value(3)));
    return data;
  }

  private JsonNode value(int height) {
    int kind = random.nextInt(height > 0 ? 8 : 4);
    return switch (kind) {
      case 0, 1 -> Values.object().numberNode(random.nextInt(5) - 1);
      case 2 -> Values.text(oneOf(List.of("x", "y", "")));
      case 3 -> Values.bool(random.nextBoolean());
      case 4, 5 -> array(height - 1);
      default -> object(height - 1);
    };
  }

  private JsonNode array(int height) {
    ArrayNode array = Values.array();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(height));
    }
    return array;
  }

  private JsonNode object(int height) {
    ObjectNode object = Values.object();
    for (int i = random.nextInt(3); i > 0; i--) {
      object.set(oneOf(NAMES), value(height));
    }
    return object;
  }

  String expression(int height) {
    if (height <= 0) {
      return oneOf(List.of("a", "b", "c", "$v", "1", "0", "'x'", "true", "a.b", "$"));
    }
    String one = expression(height - 1);
    String other = expression(height - 2);
    return switch (random.nextInt(16)) {
      case 0, 1 -> "(" + one + ")." + oneOf(NAMES);
      case 2 -> one + "[" + (random.nextInt(4) - 2) + "]";
      case 3 -> "(" + one + ")[" + oneOf(NAMES) + " = " + other + "]";
      case 4, 5 -> "(" + one + oneOf(OPERATORS) + other + ")";
      case 6 -> "[" + one + ", " + other + "]";
      case 7 -> "{'k': " + one + ", 'l': " + other + "}";
      case 8 -> "(" + one + " ? " + other + " : " + expression(height - 2) + ")";
      case 9 -> "($v := " + one + "; " + other + ")";
      case 10, 11 -> oneOf(FUNCTIONS) + "(" + one + ")";
      case 12 -> "$map(" + one + ", function($v, $i){ " + other + " })";
      case 13 -> "$filter(" + one + ", function($v){ " + other + " })";
      case 14 -> "$reduce([" + one + ", " + other + "], function($v, $w){ $v & $w })";
      default -> "$append(" + one + ", " + other + ")";
    };
  }
}
