package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.JsonText;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Token;
import dev.newel.asl.jsonata.value.Values;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;

/**
 * What the operators do with two values. Where one of them is undefined, most are, too.
 *
 * @see <a href="https://docs.jsonata.org/2.0.0/comparison-operators">JSONata, operators</a>
 */
@FunctionalInterface
public interface Operator {

  JsonNode apply(JsonNode left, JsonNode right, Evaluation evaluation);

  /** The operator with a symbol. */
  public static Operator of(String symbol) {
    return switch (symbol) {
      case "+" -> arithmetic(symbol, Double::sum);
      case "-" -> arithmetic(symbol, (a, b) -> a - b);
      case "*" -> arithmetic(symbol, (a, b) -> a * b);
      case "/" -> arithmetic(symbol, (a, b) -> a / b);
      case "%" -> arithmetic(symbol, (a, b) -> a % b);
      case "=" -> (left, right, evaluation) -> equality(left, right, true, evaluation);
      case "!=" -> (left, right, evaluation) -> equality(left, right, false, evaluation);
      case "<" -> comparison(symbol, order -> order < 0);
      case "<=" -> comparison(symbol, order -> order <= 0);
      case ">" -> comparison(symbol, order -> order > 0);
      case ">=" -> comparison(symbol, order -> order >= 0);
      case "&" -> Operator::concatenate;
      case ".." -> Operator::range;
      case "in" -> Operator::isIn;
      default -> throw new IllegalArgumentException("no operator: " + symbol);
    };
  }

  private static Operator arithmetic(String symbol, DoubleBinaryOperator operation) {
    return (left, right, evaluation) -> {
      if (!Values.isUndefined(left) && !Numbers.isNumeric(left)) {
        throw ErrorCode.T2001.with(new Token(symbol));
      }
      if (!Values.isUndefined(right) && !Numbers.isNumeric(right)) {
        throw ErrorCode.T2002.with(new Token(symbol));
      }
      if (Values.isUndefined(left) || Values.isUndefined(right)) {
        return Values.UNDEFINED;
      }
      return Numbers.of(operation.applyAsDouble(left.doubleValue(), right.doubleValue()));
    };
  }

  private static JsonNode equality(
      JsonNode left, JsonNode right, boolean isWanted, Evaluation evaluation) {
    if (Values.isUndefined(left) || Values.isUndefined(right)) {
      return Values.bool(false);
    }
    return Values.bool(Values.isEqual(left, right, evaluation) == isWanted);
  }

  private static Operator comparison(String symbol, IntPredicate holds) {
    return (left, right, evaluation) -> {
      if (!isComparable(left) || !isComparable(right)) {
        throw ErrorCode.T2010.with(new Token(symbol));
      }
      if (Values.isUndefined(left) || Values.isUndefined(right)) {
        return Values.UNDEFINED;
      }
      if (left.isNumber() != right.isNumber()) {
        throw ErrorCode.T2009.with(left, right, new Token(symbol));
      }
      if (isNaN(left) || isNaN(right)) {
        return Values.bool(false);
      }
      return Values.bool(holds.test(compare(left, right, evaluation)));
    };
  }

  private static boolean isComparable(JsonNode value) {
    return value.isTextual() || value.isNumber() || Values.isUndefined(value);
  }

  private static boolean isNaN(JsonNode value) {
    return value.isDouble() && Double.isNaN(value.doubleValue());
  }

  /** The order of two numbers or of two texts. */
  static int compare(JsonNode left, JsonNode right, Evaluation evaluation) {
    if (left.isTextual()) {
      evaluation.spend(Math.min(left.textValue().length(), right.textValue().length()) >> 4);
      return left.textValue().compareTo(right.textValue());
    }
    double first = left.doubleValue();
    double second = right.doubleValue();
    return first < second ? -1 : first > second ? 1 : 0;
  }

  private static JsonNode concatenate(JsonNode left, JsonNode right, Evaluation evaluation) {
    String first = textOf(left, evaluation);
    String second = textOf(right, evaluation);
    evaluation.makeText((long) first.length() + second.length());
    return Values.text(first + second);
  }

  /** As {@code $string} has it; nothing for undefined. */
  static String textOf(JsonNode value, Evaluation evaluation) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (!value.isContainerNode() && !value.isNumber()) {
      return value.isBoolean() || value.isNull() ? value.asText() : "";
    }
    if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
      throw ErrorCode.D3001.with();
    }
    return JsonText.of(value, false, evaluation);
  }

  private static JsonNode range(JsonNode left, JsonNode right, Evaluation evaluation) {
    if (!Values.isUndefined(left) && !isInteger(left)) {
      throw ErrorCode.T2003.with();
    }
    if (!Values.isUndefined(right) && !isInteger(right)) {
      throw ErrorCode.T2004.with();
    }
    if (Values.isUndefined(left)
        || Values.isUndefined(right)
        || left.doubleValue() > right.doubleValue()) {
      return Values.UNDEFINED;
    }
    double first = left.doubleValue();
    double size = right.doubleValue() - first + 1;
    if (size > 1e7) {
      throw ErrorCode.D2014.with(Numbers.of(size));
    }
    evaluation.makeNumbers((long) size);
    ArrayNode numbers = new Sequence();
    for (int i = 0; i < size; i++) {
      numbers.add(Numbers.of(first + i));
    }
    return numbers;
  }

  private static boolean isInteger(JsonNode value) {
    double number = value.doubleValue();
    return value.isNumber() && Double.isFinite(number) && number == Math.rint(number);
  }

  private static JsonNode isIn(JsonNode left, JsonNode right, Evaluation evaluation) {
    if (Values.isUndefined(left) || Values.isUndefined(right)) {
      return Values.bool(false);
    }
    for (JsonNode item : Values.asArray(right)) {
      if (Values.isIdentical(left, item, evaluation)) {
        return Values.bool(true);
      }
    }
    return Values.bool(false);
  }
}
