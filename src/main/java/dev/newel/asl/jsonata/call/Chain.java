package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/** {@code value ~> function}; of two functions, one function. */
public final class Chain extends Node {

  private final Node left;
  private final Node right;

  public Chain(Node left, Node right) {
    this.left = left;
    this.right = right;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    Evaluation evaluation = frame.evaluation();
    JsonNode value = left.evaluate(input, frame);
    evaluation.hold(value);
    if (right instanceof FunctionCall call) {
      return call.call(input, frame, value);
    }
    if (!(right.evaluate(input, frame) instanceof FunctionValue function)) {
      throw ErrorCode.T2006.with();
    }
    return value instanceof FunctionValue first
        ? new Composition(first, function)
        : function.apply(evaluation, value);
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(left);
    visitor.visit(right);
  }

  /** The second function of what the first one makes. */
  private static final class Composition extends FunctionValue {

    private final FunctionValue first;
    private final FunctionValue second;

    Composition(FunctionValue first, FunctionValue second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    protected JsonNode invoke(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
      evaluation.enter();
      JsonNode argument = arguments.isEmpty() ? Values.UNDEFINED : arguments.get(0);
      JsonNode result =
          second.apply(
              List.of(first.apply(List.of(argument), input, evaluation)), input, evaluation);
      evaluation.leave();
      return result;
    }
  }
}
