package dev.newel.asl.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All functions that are built in, by name. {@code $eval} is not among them, as on AWS.
 *
 * @see <a href="https://docs.jsonata.org/2.0.0/string-functions">JSONata, functions</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step
 *     Functions, functions that it adds</a>
 */
public final class Builtins {

  private static final Map<String, Builtin> ALL = new HashMap<>();

  static {
    for (List<Builtin> theme :
        List.of(
            StringFunctions.ALL,
            PatternFunctions.ALL,
            EncodingFunctions.ALL,
            NumberFunctions.ALL,
            ArrayFunctions.ALL,
            ObjectFunctions.ALL,
            HigherOrderFunctions.ALL,
            DateFunctions.ALL,
            AwsFunctions.ALL)) {
      theme.forEach(function -> ALL.put(function.name(), function));
    }
  }

  private Builtins() {}

  /** The function with a name, without the dollar sign; undefined if there is none. */
  public static JsonNode find(String name) {
    Builtin function = ALL.get(name);
    return function == null ? Values.UNDEFINED : function;
  }
}
