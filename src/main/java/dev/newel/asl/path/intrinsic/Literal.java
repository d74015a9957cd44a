package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A constant argument. A string is kept as a format too, because only there an escaped brace
 * differs from a bare one.
 */
record Literal(JsonNode node, @Nullable Format format) implements Operand {

  static Literal of(JsonNode node) {
    return new Literal(node, null);
  }

  static Literal string(String value, Format format) {
    return new Literal(TextNode.valueOf(value), format);
  }

  @Override
  public JsonNode value(Evaluation evaluation) {
    return node;
  }

  @Override
  public int pathCount() {
    return 0;
  }
}
