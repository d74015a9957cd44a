package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/**
 * One call of a function, with arguments that its signature has let through.
 *
 * @param name of the function, for messages
 */
record Call(String name, List<JsonNode> arguments, Evaluation evaluation) {

  /** Undefined if there is no such argument. */
  JsonNode get(int index) {
    return index < arguments.size() ? arguments.get(index) : Values.UNDEFINED;
  }

  boolean has(int index) {
    return !Values.isUndefined(get(index));
  }

  /** A text; what is undefined is "undefined", as in JavaScript. */
  String text(int index) {
    JsonNode value = get(index);
    return value.isTextual() ? value.textValue() : "undefined";
  }

  /** A number; NaN for what is undefined. */
  double number(int index) {
    return has(index) ? get(index).doubleValue() : Double.NaN;
  }

  ArrayNode array(int index) {
    return Values.asArray(get(index));
  }

  FunctionValue function(int index) {
    return (FunctionValue) get(index);
  }

  /** A text that the function has made. */
  JsonNode made(String text) {
    evaluation.makeText(text.length());
    return Values.text(text);
  }

  /** Calls a function that was passed with as many arguments as it makes use of. */
  JsonNode apply(FunctionValue function, JsonNode first, JsonNode second, JsonNode third) {
    int arity = function.arity();
    if (arity < 2) {
      return function.apply(evaluation, first);
    }
    return arity == 2
        ? function.apply(evaluation, first, second)
        : function.apply(evaluation, first, second, third);
  }
}
