package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.interpreter.task.ArgumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Rules for arguments that no service's model describes.
 *
 * @param formats all fields that there are, and what their values are like
 * @param required those that must be given
 */
record FieldRules(Map<String, Predicate<JsonNode>> formats, List<String> required)
    implements ArgumentRules {

  private static final String COMPUTED = ".$";

  @Override
  public List<String> problems(JsonNode arguments) {
    List<String> problems = refusals(arguments);
    arguments
        .properties()
        .forEach(
            field -> {
              Predicate<JsonNode> format = formats.get(field.getKey());
              boolean isNull = field.getValue().isNull();
              if (format != null && !isNull && !format.test(field.getValue())) {
                problems.add(
                    "The value of the field '" + field.getKey() + "' has an invalid format");
              }
            });
    return problems;
  }

  @Override
  public List<String> refusals(JsonNode template) {
    List<String> names =
        template.properties().stream().map(field -> nameOf(field.getKey())).toList();
    List<String> problems = new ArrayList<>();
    names.stream()
        .filter(name -> !formats.containsKey(name))
        .map(name -> "The field \"" + name + "\" is not supported by Step Functions")
        .forEach(problems::add);
    required.stream()
        .filter(name -> !names.contains(name))
        .map(name -> "The field '" + name + "' is required but was missing")
        .forEach(problems::add);
    return problems;
  }

  /** A single value must be in a list too, as recorded of AWS. */
  static boolean areLists(JsonNode values) {
    return values.isObject()
        && values.valueStream().allMatch(list -> list.isArray() && hasTexts(list));
  }

  private static boolean hasTexts(JsonNode list) {
    return list.valueStream().allMatch(JsonNode::isValueNode);
  }

  private static String nameOf(String field) {
    return field.endsWith(COMPUTED)
        ? field.substring(0, field.length() - COMPUTED.length())
        : field;
  }
}
