package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.Budget;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The values that a function is called with, checked for their kind as it takes them. */
final class Arguments {

  private static final BigInteger MIN_INT = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger MAX_INT = BigInteger.valueOf(Integer.MAX_VALUE);

  private static final Set<String> BOOLEANS = Set.of("true", "false");

  /** A number with more digits before its point is no int, and costly to write out. */
  private static final int MAX_DIGITS = 20;

  private final IntrinsicFunction function;
  private final JsonNode[] values;
  private final Evaluation evaluation;

  Arguments(IntrinsicFunction function, List<Operand> operands, Evaluation evaluation) {
    this.function = function;
    this.evaluation = evaluation;
    values = new JsonNode[operands.size()];
    if (!function.takes(values.length)) {
      throw invalid();
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = operands.get(i).value(evaluation);
    }
  }

  int count() {
    return values.length;
  }

  List<JsonNode> nodes() {
    return List.of(values);
  }

  JsonNode node(int i) {
    return values[i];
  }

  ArrayNode array(int i) {
    if (values[i] instanceof ArrayNode array) {
      return array;
    }
    throw invalid();
  }

  ObjectNode object(int i) {
    if (values[i] instanceof ObjectNode object) {
      return object;
    }
    throw invalid();
  }

  String string(int i) {
    if (values[i].isTextual()) {
      return values[i].textValue();
    }
    throw invalid();
  }

  /** A string of at most so many characters. */
  String string(int i, int maxLength) {
    String string = string(i);
    if (string.length() > maxLength) {
      throw invalid();
    }
    return string;
  }

  /** A boolean, or its name: AWS takes the text, too. */
  boolean bool(int i) {
    JsonNode value = values[i];
    if (value.isBoolean()) {
      return value.booleanValue();
    } else if (value.isTextual() && BOOLEANS.contains(value.textValue())) {
      return Boolean.parseBoolean(value.textValue());
    }
    throw invalid();
  }

  /** A number in the range of an int; a fraction is rounded to the nearest integer. */
  int integer(int i) {
    // half up on the number line, so that -1.5 becomes -1
    return integer(i, values[i].doubleValue() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP);
  }

  /** A number in the range of an int; a fraction is cut off. */
  int truncated(int i) {
    return integer(i, RoundingMode.DOWN);
  }

  private int integer(int i, RoundingMode rounding) {
    if (values[i].isInt()) {
      return values[i].intValue();
    }
    if (!values[i].isNumber()) {
      throw invalid();
    }
    BigDecimal number = values[i].decimalValue();
    long digits = number.precision() - (long) number.scale();
    if (digits > MAX_DIGITS) {
      throw invalid();
    }
    if (digits < 0) {
      return 0;
    }
    BigInteger whole = number.setScale(0, rounding).toBigInteger();
    if (whole.compareTo(MIN_INT) < 0 || whole.compareTo(MAX_INT) > 0) {
      throw invalid();
    }
    return whole.intValue();
  }

  /** A format: its braces come in pairs, and each pair is a place. */
  Format format(int i) {
    return Format.of(string(i), this);
  }

  Budget budget() {
    return evaluation.budget();
  }

  RandomGenerator random() {
    return evaluation.scope().random();
  }

  StateException invalid() {
    return refused("Invalid arguments in " + function.name());
  }

  /** The failure of the whole expression, whichever call in it has failed. */
  StateException refused(String reason) {
    return StateException.runtime(
        "There was an error while evaluating the intrinsic function: "
            + evaluation.expression()
            + ". "
            + reason);
  }
}
