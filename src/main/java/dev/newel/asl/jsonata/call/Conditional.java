package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import org.jspecify.annotations.Nullable;

/** {@code condition ? then : otherwise}. */
public final class Conditional extends Node {

  private final Node condition;
  private final Node then;
  private final @Nullable Node otherwise;

  public Conditional(Node condition, Node then, @Nullable Node otherwise) {
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
  protected JsonNode compute(JsonNode input, Frame frame) {
    if (Values.isTruthy(condition.evaluate(input, frame), frame.evaluation())) {
      return then.evaluate(input, frame);
    }
    return otherwise == null ? Values.UNDEFINED : otherwise.evaluate(input, frame);
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(condition);
    visitor.visit(then);
    if (otherwise != null) {
      visitor.visit(otherwise);
    }
  }
}
