package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A constant argument. */
record Literal(JsonNode node) implements Operand {

  @Override
  public JsonNode value(Evaluation evaluation) {
    return node;
  }

  @Override
  public Set<String> variables() {
    return Set.of();
  }

  @Override
  public int pathCount() {
    return 0;
  }
}
