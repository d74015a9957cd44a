package dev.newel.task.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.task.ArgumentRules;
import dev.newel.task.bus.BusAction.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a message needs, and may have. */
record BusRules(BusAction action) implements ArgumentRules {

  /** The longest wait for a reply; a task that takes longer has a token. */
  private static final int MOST_SECONDS = 3_600;

  private static final String COMPUTED = ".$";

  @Override
  public List<String> problems(JsonNode arguments) {
    return problems(arguments, false);
  }

  @Override
  public List<String> refusals(JsonNode template) {
    return problems(template, true);
  }

  /**
   * @param mayCompute whether expressions are left in it, whose values nobody knows yet
   */
  private List<String> problems(JsonNode given, boolean mayCompute) {
    List<String> problems = new ArrayList<>();
    if (!given.has(Field.ADDRESS) && !(mayCompute && given.has(Field.ADDRESS + COMPUTED))) {
      problems.add("The field 'Address' is required but was missing");
    }
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String name = field.getKey();
      boolean computed = mayCompute && name.endsWith(COMPUTED);
      String bare = computed ? name.substring(0, name.length() - COMPUTED.length()) : name;
      if (!action.has(bare)) {
        problems.add("The field \"" + bare + "\" is not supported by Step Functions");
      } else if (!computed && !fits(name, field.getValue(), mayCompute)) {
        problems.add("The value of the field '" + name + "' has an invalid format");
      }
    }
    return problems;
  }

  private static boolean fits(String name, JsonNode value, boolean mayCompute) {
    return (mayCompute && isExpression(value))
        || switch (name) {
          case Field.ADDRESS -> value.isTextual() && isOpen(value.textValue());
          case Field.HEADERS -> areHeaders(value, mayCompute);
          case Field.TIMEOUT ->
              value.isIntegralNumber()
                  && value.canConvertToInt()
                  && value.intValue() >= 1
                  && value.intValue() <= MOST_SECONDS;
          default -> true;
        };
  }

  /** Newel's verticles and Vert.x have addresses that are none of others' business. */
  private static boolean isOpen(String address) {
    return !address.isEmpty()
        && !address.startsWith("__vertx.")
        && (!address.startsWith("newel.") || address.equals(Addresses.API));
  }

  private static boolean areHeaders(JsonNode headers, boolean mayCompute) {
    return headers.isObject()
        && headers.properties().stream()
            .allMatch(
                header ->
                    header.getValue().isTextual()
                        && !header.getKey().equalsIgnoreCase(Addresses.TASK)
                        && (mayCompute || !header.getKey().isEmpty()));
  }

  /** An expression of JSONata. */
  private static boolean isExpression(JsonNode value) {
    return value.isTextual() && value.textValue().startsWith("{%");
  }
}
