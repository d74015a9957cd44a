package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text. Lengths count Unicode characters, not UTF-16 units.
 *
 * @param pattern must match all of the text. Those of the model match in linear time
 * @param sensitive whether messages leave the value out
 */
record StringShape(
    int min, int max, @Nullable Pattern pattern, List<String> values, boolean sensitive)
    implements Shape {

  @Override
  public void check(String path, JsonNode value, Violations violations) {
    if (!value.isTextual()) {
      throw Shape.mismatch(value, " cannot be converted to String");
    }
    String text = value.textValue();
    if (text.length() < min) {
      violate(path, text, "Member must have length greater than or equal to " + min, violations);
    }
    if (text.length() > max && text.codePointCount(0, text.length()) > max) {
      violate(path, text, "Member must have length less than or equal to " + max, violations);
    }
    if (pattern != null && !pattern.matcher(text).matches()) {
      String constraint = "Member must satisfy regular expression pattern: " + pattern;
      violate(path, text, constraint, violations);
    }
    if (!values.isEmpty() && !values.contains(text)) {
      violate(path, text, "Member must satisfy enum value set: " + values, violations);
    }
  }

  private void violate(String path, String text, String constraint, Violations violations) {
    if (sensitive) {
      violations.addHidden(path, constraint);
    } else {
      violations.add(path, text, constraint);
    }
  }

  @Override
  public JsonNode fromText(String text) {
    return TextNode.valueOf(text);
  }
}
