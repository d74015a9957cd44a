package dev.newel.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Values;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What an expression yields as the JSON that AWS makes of it: 1.0 is 1, and what is no number in
 * JSON is its name. What is JSON already is not copied.
 */
@SuppressWarnings("ReferenceEquality") // it is asked whether something was changed, not how
final class Results {

  private static final double LONG_END = 0x1p63;

  private Results() {}

  static JsonNode plain(JsonNode value, Evaluation evaluation) {
    return value.isMissingNode() ? value : plain(value, evaluation, 0);
  }

  private static JsonNode plain(JsonNode value, Evaluation evaluation, int level) {
    evaluation.spend(1);
    if (value instanceof FunctionValue) {
      throw JsonataException.internal("The result is a function.");
    }
    if (value instanceof ObjectNode object) {
      Evaluation.checkNesting(level);
      return plainObject(object, evaluation, level + 1);
    }
    if (value instanceof ArrayNode array) {
      Evaluation.checkNesting(level);
      return plainArray(array, evaluation, level + 1);
    }
    if (value.isMissingNode()) {
      return NullNode.getInstance();
    }
    return value.isFloatingPointNumber() ? plainNumber(value.doubleValue()) : value;
  }

  private static JsonNode plainNumber(double value) {
    if (!Double.isFinite(value)) {
      return TextNode.valueOf(Double.toString(value));
    }
    if (value == Math.rint(value) && Math.abs(value) < LONG_END) {
      return value == (int) value ? Numbers.of(value) : LongNode.valueOf((long) value);
    }
    // as it is read back, so that it makes no difference whether it was put away
    return DecimalNode.valueOf(new BigDecimal(Double.toString(value)));
  }

  private static JsonNode plainObject(ObjectNode object, Evaluation evaluation, int level) {
    ObjectNode changed = null;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode plain = plain(member.getValue(), evaluation, level);
      if (plain != member.getValue() && changed == null) {
        evaluation.spend(object.size());
        changed = Values.object().setAll(object);
      }
      if (changed != null) {
        changed.set(member.getKey(), plain);
      }
    }
    return changed == null ? object : changed;
  }

  private static JsonNode plainArray(ArrayNode array, Evaluation evaluation, int level) {
    ArrayNode changed = null;
    for (int i = 0; i < array.size(); i++) {
      JsonNode plain = plain(array.get(i), evaluation, level);
      if (plain != array.get(i) && changed == null) {
        evaluation.spend(array.size());
        changed = Values.array().addAll(array);
      }
      if (changed != null) {
        changed.set(i, plain);
      }
    }
    return changed == null ? array : changed;
  }
}
