package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import org.jspecify.annotations.Nullable;

/** {@code condition ? then : otherwise}. */
final class Conditional extends Node {

  private final Node condition;
  private final Node then;
  private final @Nullable Node otherwise;

  Conditional(Node condition, Node then, @Nullable Node otherwise) {
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  /** The same, whose branches end with calls that its caller makes. */
  Conditional withTailCalls() {
    return new Conditional(
        condition, TailCall.in(then), otherwise == null ? null : TailCall.in(otherwise));
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
    if (Values.isTruthy(condition.evaluate(input, frame), frame.evaluation())) {
      return then.evaluate(input, frame);
    }
    return otherwise == null ? Values.UNDEFINED : otherwise.evaluate(input, frame);
  }

  @Override
  void visit(Visitor visitor) {
    visitor.visit(condition);
    visitor.visit(then);
    if (otherwise != null) {
      visitor.visit(otherwise);
    }
  }
}
