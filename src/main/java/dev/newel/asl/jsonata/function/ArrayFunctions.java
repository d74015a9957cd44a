package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.MergeSort;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Functions on arrays as a whole. */
final class ArrayFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.total("count", "<a:n>", 1, ArrayFunctions::count),
          Builtin.total("append", "<xx:a>", 2, ArrayFunctions::append),
          Builtin.of("reverse", "<a:a>", 1, ArrayFunctions::reverse),
          Builtin.of("shuffle", "<a:a>", 1, ArrayFunctions::shuffle),
          Builtin.of("distinct", "<x:x>", 1, ArrayFunctions::distinct),
          Builtin.of("sort", "<af?:a>", 2, ArrayFunctions::sort),
          Builtin.total("zip", "<a+>", 0, ArrayFunctions::zip));

  private ArrayFunctions() {}

  private static JsonNode count(Call call) {
    return Numbers.of(call.has(0) ? call.array(0).size() : 0);
  }

  private static JsonNode append(Call call) {
    return Values.append(call.get(0), call.get(1), call.evaluation());
  }

  private static JsonNode reverse(Call call) {
    ArrayNode array = call.array(0);
    if (array.size() <= 1) {
      return array;
    }
    ArrayNode reversed = Values.array();
    for (int i = array.size() - 1; i >= 0; i--) {
      call.evaluation().add(reversed, array.get(i));
    }
    return reversed;
  }

  private static JsonNode shuffle(Call call) {
    ArrayNode array = call.array(0);
    if (array.size() <= 1) {
      return array;
    }
    ArrayNode shuffled = Values.array();
    for (int i = 0; i < array.size(); i++) {
      call.evaluation().add(shuffled, array.get(i));
      int other = call.evaluation().random().nextInt(i + 1);
      shuffled.set(i, shuffled.get(other));
      shuffled.set(other, array.get(i));
    }
    return shuffled;
  }

  private static JsonNode distinct(Call call) {
    if (!(call.get(0) instanceof ArrayNode array) || array.size() <= 1) {
      return call.get(0);
    }
    ArrayNode distinct = array instanceof Sequence ? new Sequence() : Values.array();
    ArrayNode containers = Values.array();
    Set<Object> simple = new HashSet<>();
    for (JsonNode value : array) {
      boolean isNew =
          value.isContainerNode()
              ? isNewContainer(value, containers, call.evaluation())
              : simple.add(key(value));
      if (isNew) {
        call.evaluation().add(distinct, value);
      }
    }
    return distinct;
  }

  /** Numbers are equal whatever node they are in. */
  private static Object key(JsonNode value) {
    return value.isNumber() ? (Object) value.doubleValue() : value;
  }

  private static boolean isNewContainer(JsonNode value, ArrayNode known, Evaluation evaluation) {
    for (JsonNode other : known) {
      if (Values.isEqual(value, other, evaluation)) {
        return false;
      }
    }
    evaluation.add(known, value);
    return true;
  }

  private static JsonNode sort(Call call) {
    ArrayNode array = call.array(0);
    if (array.size() <= 1) {
      return array;
    }
    Evaluation evaluation = call.evaluation();
    JsonNode[] items = new JsonNode[array.size()];
    evaluation.spend(items.length);
    for (int i = 0; i < items.length; i++) {
      items[i] = array.get(i);
    }
    MergeSort.sort(items, order(call, array));
    ArrayNode sorted = Values.array();
    for (JsonNode item : items) {
      evaluation.add(sorted, item);
    }
    return sorted;
  }

  private static BiPredicate<JsonNode, JsonNode> order(Call call, ArrayNode array) {
    Evaluation evaluation = call.evaluation();
    if (call.get(1) instanceof FunctionValue comparator) {
      return (left, right) -> isTruthyInJavaScript(comparator.apply(evaluation, left, right));
    }
    if (areAll(array, Numbers::isNumeric)) {
      return (left, right) -> {
        evaluation.spend(1);
        return left.doubleValue() > right.doubleValue();
      };
    }
    if (areAll(array, JsonNode::isTextual)) {
      return (left, right) -> {
        evaluation.spend(
            1 + (Math.min(left.textValue().length(), right.textValue().length()) >> 4));
        return left.textValue().compareTo(right.textValue()) > 0;
      };
    }
    throw ErrorCode.D3070.with();
  }

  private static boolean areAll(ArrayNode array, Predicate<JsonNode> is) {
    for (JsonNode item : array) {
      if (!is.test(item)) {
        return false;
      }
    }
    return true;
  }

  /** The reference asks JavaScript here, to which every array and object is true. */
  private static boolean isTruthyInJavaScript(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.doubleValue() != 0 && !Double.isNaN(value.doubleValue());
      case STRING -> !value.textValue().isEmpty();
      case NULL, MISSING -> false;
      default -> true;
    };
  }

  private static JsonNode zip(Call call) {
    int length = Integer.MAX_VALUE;
    for (int i = 0; i < call.arguments().size(); i++) {
      length = Math.min(length, call.has(i) ? call.array(i).size() : 0);
    }
    ArrayNode zipped = Values.array();
    for (int i = 0; i < length; i++) {
      ArrayNode tuple = Values.array();
      for (JsonNode array : call.arguments()) {
        call.evaluation().add(tuple, array.get(i));
      }
      call.evaluation().add(zipped, tuple);
    }
    return zipped;
  }
}
