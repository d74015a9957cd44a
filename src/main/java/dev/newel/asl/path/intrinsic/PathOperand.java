package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.PathExpression;
import java.util.Set;

/** An argument that is a path. */
record PathOperand(PathExpression path) implements Operand {

  @Override
  public JsonNode value(Evaluation evaluation) {
    JsonNode found = path.find(evaluation.input(), evaluation.scope());
    if (found == null) {
      throw StateException.runtime(
          "The function '%s' had the following error: The JsonPath argument for the field '%s' %s"
              .formatted(
                  evaluation.expression(),
                  path.shownText(),
                  path.missing(evaluation.input(), evaluation.scope())));
    }
    return evaluation.budget().share(found);
  }

  @Override
  public Set<String> variables() {
    return path.variables();
  }

  @Override
  public int pathCount() {
    return 1;
  }
}
