package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** True or false. */
record BooleanShape() implements Shape {

  @Override
  public void check(String path, JsonNode value, Violations violations) {
    if (!value.isBoolean()) {
      throw Shape.mismatch(value, " can not be converted to a Boolean");
    }
  }

  /** Any case of the letters, as scripting languages write them. */
  @Override
  public JsonNode fromText(String text) {
    if (text.equalsIgnoreCase("true")) {
      return BooleanNode.TRUE;
    }
    return text.equalsIgnoreCase("false") ? BooleanNode.FALSE : TextNode.valueOf(text);
  }
}
