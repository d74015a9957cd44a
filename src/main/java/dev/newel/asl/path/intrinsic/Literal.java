package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** A constant argument. */
record Literal(JsonNode node) implements Operand {

  @Override
  public JsonNode value(Evaluation evaluation) {
    return node;
  }

  @Override
  public int pathCount() {
    return 0;
  }
}
