package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.interpreter.model.start.ChildOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The arguments that a state can give the execution that it starts. */
final class ChildRules implements ArgumentRules {

  private static final String COMPUTED = ".$";
  private static final Set<String> KNOWN =
      Set.of(ChildOrder.MACHINE, ChildOrder.NAME, ChildOrder.INPUT);

  @Override
  public List<String> problems(JsonNode arguments) {
    List<String> problems = refusals(arguments);
    for (String name : List.of(ChildOrder.MACHINE, ChildOrder.NAME)) {
      JsonNode value = arguments.path(name);
      if (!value.isTextual() && !value.isMissingNode()) {
        problems.add("The value for the field '" + name + "' must be a STRING");
      }
    }
    return problems;
  }

  @Override
  public List<String> refusals(JsonNode template) {
    List<String> problems = new ArrayList<>();
    boolean hasMachine = false;
    for (var field : template.properties()) {
      String name = nameOf(field.getKey());
      hasMachine |= name.equals(ChildOrder.MACHINE);
      if (!KNOWN.contains(name)) {
        problems.add("The field \"" + name + "\" is not supported by Step Functions");
      }
    }
    if (!hasMachine) {
      problems.add("The field '" + ChildOrder.MACHINE + "' is required but was missing");
    }
    return problems;
  }

  private static String nameOf(String field) {
    return field.endsWith(COMPUTED)
        ? field.substring(0, field.length() - COMPUTED.length())
        : field;
  }
}
