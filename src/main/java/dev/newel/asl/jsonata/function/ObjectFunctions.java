package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Numbers;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions on objects, and on values of any type. */
final class ObjectFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("keys", "<x-:a<s>>", 1, ObjectFunctions::keys),
          Builtin.of("lookup", "<x-s:x>", 2, ObjectFunctions::lookup),
          Builtin.of("spread", "<x-:a<o>>", 1, ObjectFunctions::spread),
          Builtin.of("merge", "<a<o>:o>", 1, ObjectFunctions::merge),
          Builtin.of("clone", "<(oa)-:o>", 1, ObjectFunctions::clone),
          Builtin.of("type", "<x:s>", 1, ObjectFunctions::type),
          Builtin.of("boolean", "<x-:b>", 1, call -> Values.bool(isTruthy(call))),
          Builtin.of("not", "<x-:b>", 1, call -> Values.bool(!isTruthy(call))),
          Builtin.total("exists", "<x:b>", 1, call -> Values.bool(call.has(0))),
          Builtin.total("error", "<s?:x>", 1, ObjectFunctions::error),
          Builtin.total("assert", "<bs?:x>", 2, ObjectFunctions::check));

  private ObjectFunctions() {}

  private static boolean isTruthy(Call call) {
    return Values.isTruthy(call.get(0), call.evaluation());
  }

  private static JsonNode keys(Call call) {
    Set<String> names = new LinkedHashSet<>();
    collectNames(call.get(0), names, call.evaluation(), 0);
    Sequence keys = new Sequence();
    names.forEach(name -> call.evaluation().add(keys, Values.text(name)));
    return keys;
  }

  private static void collectNames(
      JsonNode value, Set<String> names, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    if (value.isArray()) {
      evaluation.spend(1);
      for (JsonNode item : value) {
        collectNames(item, names, evaluation, level + 1);
      }
    } else {
      evaluation.spend(1 + value.size());
      value.fieldNames().forEachRemaining(names::add);
    }
  }

  private static JsonNode lookup(Call call) {
    return Values.lookup(call.get(0), call.text(1), call.evaluation());
  }

  private static JsonNode spread(Call call) {
    return spread(call.get(0), call.evaluation(), 0);
  }

  private static JsonNode spread(JsonNode value, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    if (value instanceof ArrayNode items) {
      // nothing is left to collapse as soon as one thing was put to another
      ArrayNode all = items.isEmpty() ? new Sequence() : Values.array();
      for (JsonNode item : items) {
        Values.addFlat(all, spread(item, evaluation, level + 1), evaluation);
      }
      return all;
    }
    if (!value.isObject()) {
      return value;
    }
    Sequence members = new Sequence();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      ObjectNode single = Values.object();
      evaluation.keepMember(member.getValue());
      single.set(member.getKey(), member.getValue());
      evaluation.add(members, single);
    }
    return members;
  }

  private static JsonNode merge(Call call) {
    ObjectNode merged = Values.object();
    for (JsonNode object : call.array(0)) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        call.evaluation().keepMember(member.getValue());
        merged.set(member.getKey(), member.getValue());
      }
    }
    return merged;
  }

  private static JsonNode clone(Call call) {
    return copy(call.get(0), call.evaluation(), 0);
  }

  private static JsonNode copy(JsonNode value, Evaluation evaluation, int level) {
    Evaluation.checkNesting(level);
    if (value.isArray()) {
      ArrayNode array = Values.array();
      for (JsonNode item : value) {
        evaluation.add(array, copy(item, evaluation, level + 1));
      }
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = Values.object();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        evaluation.keepMember(Values.UNDEFINED);
        object.set(member.getKey(), copy(member.getValue(), evaluation, level + 1));
      }
      return object;
    }
    // a function has no JSON but an empty text
    return value instanceof FunctionValue ? Values.text("") : value;
  }

  private static JsonNode type(Call call) {
    JsonNode value = call.get(0);
    return Values.text(
        switch (value.getNodeType()) {
          case NULL -> "null";
          // NaN is what JavaScript has no name for either
          case NUMBER -> Numbers.isNumeric(value) ? "number" : "object";
          case STRING -> "string";
          case BOOLEAN -> "boolean";
          case ARRAY -> "array";
          case POJO -> "function";
          default -> "object";
        });
  }

  private static JsonNode error(Call call) {
    String message = call.has(0) ? call.text(0) : "";
    throw ErrorCode.D3137.with(message.isEmpty() ? "$error() function evaluated" : message);
  }

  private static JsonNode check(Call call) {
    if (call.get(0).booleanValue()) {
      return Values.UNDEFINED;
    }
    String message = call.has(1) ? call.text(1) : "";
    throw ErrorCode.D3141.with(message.isEmpty() ? "$assert() statement failed" : message);
  }
}
