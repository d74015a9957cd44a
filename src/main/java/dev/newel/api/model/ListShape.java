package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A list of values of one shape. */
record ListShape(int min, int max, Shape member) implements Shape {

  @Override
  public void check(String path, JsonNode value, Violations violations) {
    if (!value.isArray()) {
      throw Shape.mismatch(value, " can not be converted to a List");
    }
    if (value.size() < min) {
      String constraint = "Member must have length greater than or equal to " + min;
      violations.add(path, value.toString(), constraint);
    }
    if (value.size() > max) {
      String constraint = "Member must have length less than or equal to " + max;
      violations.add(path, value.toString(), constraint);
    }
    for (int i = 0; i < value.size() && !violations.isFull(); i++) {
      JsonNode element = value.get(i);
      String place = path + "." + (i + 1) + ".member"; // AWS counts from 1
      if (element.isNull()) {
        violations.addMissing(place);
      } else {
        member.check(place, element, violations);
      }
    }
  }

  @Override
  public JsonNode fromText(String text) {
    return RequestJson.parse(text);
  }
}
