package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Intrinsic functions on arrays. */
final class ArrayFunctions {

  /** AWS's limit for {@code States.ArrayRange}. */
  private static final int MAX_RANGE = 1000;

  static final List<IntrinsicFunction> ALL =
      List.of(
          new IntrinsicFunction("States.Array", 0, Integer.MAX_VALUE, ArrayFunctions::array),
          IntrinsicFunction.of("States.ArrayPartition", 2, ArrayFunctions::partition),
          IntrinsicFunction.of("States.ArrayContains", 2, ArrayFunctions::contains),
          IntrinsicFunction.of("States.ArrayRange", 3, ArrayFunctions::range),
          IntrinsicFunction.of("States.ArrayGetItem", 2, ArrayFunctions::getItem),
          IntrinsicFunction.of("States.ArrayLength", 1, ArrayFunctions::length),
          IntrinsicFunction.of("States.ArrayUnique", 1, ArrayFunctions::unique));

  private static ArrayNode emptyArray() {
    return JsonNodeFactory.instance.arrayNode();
  }

  private static JsonNode array(Arguments arguments) {
    arguments.budget().spend(arguments.count());
    return emptyArray().addAll(arguments.nodes());
  }

  private static JsonNode partition(Arguments arguments) {
    ArrayNode source = arguments.array(0);
    int size = arguments.integer(1);
    if (size < 1) {
      throw arguments.invalid();
    }
    arguments.budget().spend(source.size());
    ArrayNode chunks = emptyArray();
    ArrayNode chunk = emptyArray();
    for (JsonNode element : source) {
      if (chunk.isEmpty()) {
        chunks.add(chunk);
      }
      chunk.add(element);
      if (chunk.size() == size) {
        chunk = emptyArray();
      }
    }
    return chunks;
  }

  private static JsonNode contains(Arguments arguments) {
    JsonNode wanted = arguments.node(1);
    for (JsonNode element : arguments.array(0)) {
      if (element.equals(wanted)) {
        return BooleanNode.TRUE;
      }
    }
    return BooleanNode.FALSE;
  }

  /** Both ends are included. */
  private static JsonNode range(Arguments arguments) {
    long first = arguments.truncated(0);
    long last = arguments.truncated(1);
    long step = arguments.truncated(2);
    if (step == 0 || (last - first) / step >= MAX_RANGE) {
      throw arguments.invalid();
    }
    ArrayNode range = emptyArray();
    for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
      range.add(Numbers.node(value));
    }
    arguments.budget().spend(range.size());
    return range;
  }

  private static JsonNode getItem(Arguments arguments) {
    ArrayNode source = arguments.array(0);
    int index = arguments.integer(1);
    if (index < 0 || index >= source.size()) {
      throw arguments.invalid();
    }
    return source.get(index);
  }

  private static JsonNode length(Arguments arguments) {
    return IntNode.valueOf(arguments.array(0).size());
  }

  private static JsonNode unique(Arguments arguments) {
    ArrayNode unique = emptyArray();
    Map<Integer, List<JsonNode>> byHash = new HashMap<>();
    for (JsonNode element : arguments.array(0)) {
      List<JsonNode> alike = byHash.computeIfAbsent(element.hashCode(), hash -> new ArrayList<>(1));
      // values of one hash are easily made: each comparison counts
      arguments.budget().spend(1L + alike.size());
      if (!alike.contains(element)) {
        alike.add(element);
        unique.add(element);
      }
    }
    return unique;
  }

  private ArrayFunctions() {}
}
