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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions that call other functions. */
final class HigherOrderFunctions {

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("map", "<af>", 2, HigherOrderFunctions::map),
          Builtin.of("filter", "<af>", 2, HigherOrderFunctions::filter),
          Builtin.of("single", "<af?>", 2, HigherOrderFunctions::single),
          Builtin.of("reduce", "<afj?:j>", 3, HigherOrderFunctions::reduce),
          Builtin.of("sift", "<o-f?:o>", 2, HigherOrderFunctions::sift),
          Builtin.total("each", "<o-f:a>", 2, HigherOrderFunctions::each));

  private HigherOrderFunctions() {}

  private static JsonNode map(Call call) {
    ArrayNode array = call.array(0);
    FunctionValue function = call.function(1);
    Sequence mapped = new Sequence();
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = call.apply(function, array.get(i), Numbers.of(i), array);
      if (!Values.isUndefined(value)) {
        call.evaluation().add(mapped, value);
      }
    }
    return mapped;
  }

  private static JsonNode filter(Call call) {
    ArrayNode array = call.array(0);
    Sequence found = new Sequence();
    for (int i = 0; i < array.size(); i++) {
      if (holds(call, array, i)) {
        call.evaluation().add(found, array.get(i));
      }
    }
    return found;
  }

  private static boolean holds(Call call, ArrayNode array, int index) {
    JsonNode answer = call.apply(call.function(1), array.get(index), Numbers.of(index), array);
    return Values.isTruthy(answer, call.evaluation());
  }

  private static JsonNode single(Call call) {
    ArrayNode array = call.array(0);
    JsonNode found = Values.UNDEFINED;
    for (int i = 0; i < array.size(); i++) {
      if (call.has(1) && !holds(call, array, i)) {
        continue;
      }
      if (!Values.isUndefined(found)) {
        throw ErrorCode.D3138.with();
      }
      found = array.get(i);
    }
    if (Values.isUndefined(found)) {
      throw ErrorCode.D3139.with();
    }
    return found;
  }

  private static JsonNode reduce(Call call) {
    ArrayNode array = call.array(0);
    FunctionValue function = call.function(1);
    int arity = function.arity();
    if (arity < 2) {
      throw ErrorCode.D3050.with();
    }
    Evaluation evaluation = call.evaluation();
    boolean startsWithFirst = !call.has(2) && !array.isEmpty();
    JsonNode result = startsWithFirst ? array.get(0) : call.get(2);
    for (int i = startsWithFirst ? 1 : 0; i < array.size(); i++) {
      List<JsonNode> arguments = new ArrayList<>(List.of(result, array.get(i)));
      if (arity > 2) {
        arguments.add(Numbers.of(i));
      }
      if (arity > 3) {
        arguments.add(array);
      }
      result = function.apply(evaluation, arguments.toArray(JsonNode[]::new));
    }
    return result;
  }

  private static JsonNode sift(Call call) {
    ObjectNode sifted = Values.object();
    for (Map.Entry<String, JsonNode> member : call.get(0).properties()) {
      if (Values.isTruthy(applyToMember(call, member), call.evaluation())) {
        call.evaluation().keepMember(member.getValue());
        sifted.set(member.getKey(), member.getValue());
      }
    }
    return sifted.isEmpty() ? Values.UNDEFINED : sifted;
  }

  private static JsonNode each(Call call) {
    Sequence values = new Sequence();
    for (Map.Entry<String, JsonNode> member : call.get(0).properties()) {
      JsonNode value = applyToMember(call, member);
      if (!Values.isUndefined(value)) {
        call.evaluation().add(values, value);
      }
    }
    return values;
  }

  private static JsonNode applyToMember(Call call, Map.Entry<String, JsonNode> member) {
    if (!call.has(1)) {
      return Values.UNDEFINED;
    }
    return call.apply(
        call.function(1), member.getValue(), Values.text(member.getKey()), call.get(0));
  }
}
