package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** What values are, and how they compare. */
@SuppressWarnings("ReferenceEquality") // the same node is equal to itself, which saves a walk
public final class Values {

  /** What leads nowhere. Not null, which is a value. */
  public static final JsonNode UNDEFINED = MissingNode.getInstance();

  private Values() {}

  public static boolean isUndefined(JsonNode value) {
    return value.isMissingNode();
  }

  public static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  public static JsonNode bool(boolean value) {
    return BooleanNode.valueOf(value);
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The value as an array: itself, or its only item. */
  public static ArrayNode asArray(JsonNode value) {
    return value instanceof ArrayNode array ? array : Sequence.of(value);
  }

  /**
   * Whether a condition holds that has this value. Undefined, null, empty and zero do not, and
   * functions do not either.
   */
  public static boolean isTruthy(JsonNode value, Evaluation evaluation) {
    return isTruthy(value, evaluation, 0);
  }

  private static boolean isTruthy(JsonNode value, Evaluation evaluation, int level) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue();
      case STRING -> !value.textValue().isEmpty();
      case NUMBER -> Numbers.isNumeric(value) && value.doubleValue() != 0;
      case OBJECT -> !value.isEmpty();
      case ARRAY -> isAnyTruthy(value, evaluation, level);
      default -> false;
    };
  }

  private static boolean isAnyTruthy(JsonNode array, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    evaluation.spend(array.size());
    for (JsonNode item : array) {
      if (isTruthy(item, evaluation, level + 1)) {
        return true;
      }
    }
    return false;
  }

  /** One after the other; what is undefined adds nothing. */
  public static JsonNode append(JsonNode first, JsonNode second, Evaluation evaluation) {
    if (isUndefined(first)) {
      return second;
    }
    if (isUndefined(second)) {
      return first;
    }
    ArrayNode both = array();
    addFlat(both, first, evaluation);
    addFlat(both, second, evaluation);
    return both;
  }

  /** Adds a value, or the items of an array. */
  public static void addFlat(ArrayNode target, JsonNode value, Evaluation evaluation) {
    if (value instanceof ArrayNode items) {
      evaluation.addAll(target, items);
    } else {
      evaluation.add(target, value);
    }
  }

  /** Whether two values are equal, all the way down. */
  public static boolean isEqual(JsonNode left, JsonNode right, Evaluation evaluation) {
    return isEqual(left, right, evaluation, 0);
  }

  private static boolean isEqual(JsonNode left, JsonNode right, Evaluation evaluation, int level) {
    evaluation.spend(1);
    if (left == right) {
      return !left.isDouble() || !Double.isNaN(left.doubleValue());
    }
    if (left.getNodeType() != right.getNodeType()) {
      return false;
    }
    Evaluation.checkNesting(level);
    return switch (left.getNodeType()) {
      case NUMBER -> isSameNumber(left, right);
      case STRING -> isSameText(left.textValue(), right.textValue(), evaluation);
      case ARRAY -> areEqualItems(left, right, evaluation, level + 1);
      case OBJECT -> areEqualMembers(left, right, evaluation, level + 1);
      case BOOLEAN -> left.booleanValue() == right.booleanValue();
      default -> left.isNull();
    };
  }

  private static boolean isSameText(String left, String right, Evaluation evaluation) {
    evaluation.spend(Math.min(left.length(), right.length()) >> 4);
    return left.equals(right);
  }

  /** Whether two primitives are the same; arrays and objects are never. */
  public static boolean isIdentical(JsonNode left, JsonNode right, Evaluation evaluation) {
    return left == right || (!left.isContainerNode() && isEqual(left, right, evaluation));
  }

  private static boolean isSameNumber(JsonNode left, JsonNode right) {
    if (left.isIntegralNumber() && right.isIntegralNumber()) {
      boolean areLongs = left.canConvertToLong() && right.canConvertToLong();
      return areLongs
          ? left.longValue() == right.longValue()
          : left.bigIntegerValue().equals(right.bigIntegerValue());
    }
    return left.doubleValue() == right.doubleValue();
  }

  private static boolean areEqualItems(
      JsonNode left, JsonNode right, Evaluation evaluation, int level) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!isEqual(left.get(i), right.get(i), evaluation, level)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areEqualMembers(
      JsonNode left, JsonNode right, Evaluation evaluation, int level) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> member : left.properties()) {
      JsonNode other = right.get(member.getKey());
      if (other == null || !isEqual(member.getValue(), other, evaluation, level)) {
        return false;
      }
    }
    return true;
  }

  /** What an input has under a name; a sequence if the input is an array. */
  public static JsonNode lookup(JsonNode input, String name, Evaluation evaluation) {
    if (input instanceof ArrayNode items) {
      Sequence found = new Sequence();
      collect(items, name, found, evaluation, 0);
      return found;
    }
    JsonNode value = input.get(name);
    return value == null ? UNDEFINED : value;
  }

  private static void collect(
      ArrayNode items, String name, Sequence found, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    for (JsonNode item : items) {
      evaluation.spend(2);
      if (item instanceof ArrayNode inner) {
        collect(inner, name, found, evaluation, level + 1);
        continue;
      }
      JsonNode value = item.get(name);
      if (value != null) {
        addFlat(found, value, evaluation);
      }
    }
  }
}
