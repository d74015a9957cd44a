package dev.newel.asl.parse.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What in a definition is allowed, and is likely not what was meant: paths and intrinsic functions
 * that stand where they are plain texts. Only states in JSONPath have such places.
 */
public final class Warnings {

  private static final Pattern PATH = Pattern.compile("\\$\\$?([.\\[].*)?", Pattern.DOTALL);
  private static final Pattern FUNCTION =
      Pattern.compile("States\\.[A-Za-z0-9]+\\(.*\\)", Pattern.DOTALL);

  private static final Set<String> TEMPLATES =
      Set.of("Parameters", "ResultSelector", "ItemSelector", "Assign");

  private static final Pattern COMPARISON =
      Pattern.compile("(String|Timestamp)(Equals|(Less|Greater)Than(Equals)?)");

  private final List<Problem> found = new ArrayList<>();

  private Warnings() {}

  public static List<Problem> of(ObjectNode machine) {
    Warnings warnings = new Warnings();
    warnings.lookAtFlow(machine, Location.ROOT, isJsonata(machine, false));
    return warnings.found;
  }

  private static boolean isJsonata(JsonNode node, boolean otherwise) {
    String language = node.path("QueryLanguage").textValue();
    return language == null ? otherwise : language.equals("JSONata");
  }

  private void lookAtFlow(JsonNode flow, Location location, boolean machineIsJsonata) {
    for (Map.Entry<String, JsonNode> state : flow.path("States").properties()) {
      Location place = location.field("States").field(state.getKey());
      lookAtState(state.getValue(), place, machineIsJsonata);
    }
  }

  private void lookAtState(JsonNode state, Location location, boolean machineIsJsonata) {
    if (!isJsonata(state, machineIsJsonata)) {
      lookAtTexts(state, location);
    }
    for (String inner : List.of("ItemProcessor", "Iterator")) {
      lookAtFlow(state.path(inner), location.field(inner), machineIsJsonata);
    }
    JsonNode branches = state.path("Branches");
    for (int i = 0; i < branches.size(); i++) {
      lookAtFlow(branches.get(i), location.field("Branches").index(i), machineIsJsonata);
    }
  }

  private void lookAtTexts(JsonNode state, Location location) {
    String type = state.path("Type").asText();
    for (Map.Entry<String, JsonNode> field : state.properties()) {
      String name = field.getKey();
      Location place = location.field(name);
      if (TEMPLATES.contains(name)) {
        lookAtTemplate(field.getValue(), place);
      } else if (type.equals("Pass") && name.equals("Result")) {
        lookAtResult(field.getValue(), place);
      } else if (type.equals("Fail") && (name.equals("Error") || name.equals("Cause"))) {
        lookAtPlainText(field.getValue(), place);
      } else if (name.equals("Choices")) {
        lookAtRules(field.getValue(), place);
      }
    }
  }

  /** Fields without {@code .$}, as deep as they stand. */
  private void lookAtTemplate(JsonNode template, Location location) {
    for (Map.Entry<String, JsonNode> field : template.properties()) {
      if (!field.getKey().endsWith(".$")) {
        Location place = location.field(field.getKey());
        if (looksEvaluated(field.getValue())) {
          add(
              Problem.Code.NO_DOLLAR,
              "No .$ on a field that appears to be a JSONPath or Intrinsic Function",
              place);
        }
        lookAtTemplate(field.getValue(), place);
      }
    }
    if (template.isArray()) {
      for (int i = 0; i < template.size(); i++) {
        lookAtTemplate(template.get(i), location.index(i));
      }
    }
  }

  private void lookAtResult(JsonNode result, Location location) {
    boolean hasPath =
        looksEvaluated(result)
            || result.properties().stream()
                .anyMatch(
                    field -> field.getKey().endsWith(".$") || looksEvaluated(field.getValue()));
    if (hasPath) {
      add(
          Problem.Code.PASS_RESULT_IS_STATIC,
          "Attempt to use a path in the result of a pass state",
          location);
    }
  }

  private void lookAtRules(JsonNode rules, Location location) {
    for (int i = 0; i < rules.size(); i++) {
      lookAtRule(rules.get(i), location.index(i));
    }
  }

  private void lookAtRule(JsonNode rule, Location location) {
    for (Map.Entry<String, JsonNode> field : rule.properties()) {
      Location place = location.field(field.getKey());
      switch (field.getKey()) {
        case "And", "Or" -> lookAtRules(field.getValue(), place);
        case "Not" -> lookAtRule(field.getValue(), place);
        default -> {
          if (COMPARISON.matcher(field.getKey()).matches()) {
            lookAtPlainText(field.getValue(), place);
          }
        }
      }
    }
  }

  private void lookAtPlainText(JsonNode value, Location location) {
    if (value.isTextual() && PATH.matcher(value.textValue()).matches()) {
      add(
          Problem.Code.NO_PATH,
          "Field value looks like a path, but field name does not end with 'Path'",
          location);
    }
  }

  private static boolean looksEvaluated(JsonNode value) {
    return value.isTextual()
        && (PATH.matcher(value.textValue()).matches()
            || FUNCTION.matcher(value.textValue()).matches());
  }

  private void add(Problem.Code code, String message, Location location) {
    if (found.size() < Problems.LIMIT) {
      found.add(new Problem(code, message, location.toString()));
    }
  }
}
