package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.path.JsonText;
import java.util.List;

/** Intrinsic functions between JSON and its text, and on objects. */
final class JsonFunctions {

  static final List<IntrinsicFunction> ALL =
      List.of(
          IntrinsicFunction.of("States.StringToJson", 1, JsonFunctions::stringToJson),
          IntrinsicFunction.of("States.JsonToString", 1, JsonFunctions::jsonToString),
          IntrinsicFunction.of("States.JsonMerge", 3, JsonFunctions::merge));

  /** AWS takes a blank string for null. */
  private static JsonNode stringToJson(Arguments arguments) {
    String text = arguments.string(0);
    arguments.budget().spend(text.length());
    if (text.isBlank()) {
      return NullNode.instance;
    }
    try {
      return Json.parse(text).node();
    } catch (JsonProcessingException e) {
      // AWS says no more than that the arguments are invalid
      throw arguments.invalid();
    }
  }

  private static JsonNode jsonToString(Arguments arguments) {
    String text = JsonText.of(arguments.node(0));
    arguments.budget().spend(text.length());
    return TextNode.valueOf(text);
  }

  /** Shallow only, as AWS's is: the third argument, whether to merge deeply, must be false. */
  private static JsonNode merge(Arguments arguments) {
    ObjectNode first = arguments.object(0);
    ObjectNode second = arguments.object(1);
    if (arguments.bool(2)) {
      throw arguments.invalid();
    }
    arguments.budget().spend((long) first.size() + second.size());
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    merged.setAll(first);
    return merged.setAll(second);
  }

  private JsonFunctions() {}
}
